import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatorPasswords } from '../world/accounts.ts';
import { createWorld } from '../world/createWorld.ts';
import { fixedSource } from '../world/repository.ts';
import { type QuayOptions, type RunningQuay, startQuay } from './startQuay.ts';
import type { NewToken } from './tokens.ts';

let quay: RunningQuay;
beforeEach(() => start());
afterEach(() => quay.close());

async function start(options: Partial<QuayOptions> = {}) {
  quay = await startQuay({ world: createWorld({ images: 120, kind: 'quay' }), ...options });
}
async function restart(options: Partial<QuayOptions>) {
  await quay.close();
  await start(options);
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

async function get(path: string, authorization?: string, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(quay.url + path, {
    headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;
const bearer = (token: NewToken = {}) => `Bearer ${quay.tokens.issue(token)}`;
const admin = () => basic('admin', simulatorPasswords.admin);

function actionsIn(reply: Reply): unknown {
  const { token } = reply.body as { token: string };
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return claims.access[0]?.actions;
}

describe('the registry of a simulated Quay', () => {
  it('refuses nobody with the bare word true, and says where and as what to sign in', async () => {
    const { status, text, headers } = await get('/v2/');
    expect([status, text.trim()]).toEqual([401, 'true']);
    expect(headers.get('www-authenticate')).toBe(`Bearer realm="${quay.url}/v2/auth",service="quay.example.test"`);
  });

  it('says why a token is refused', async () => {
    const messageOf = async (text: string) => (await get('/v2/auth?service=x', basic('$oauthtoken', text))).body;
    const errors = (message: string) => ({ errors: [{ code: 'UNAUTHORIZED', message, detail: {} }] });
    expect(await messageOf('nobodys')).toEqual(errors('OAuth access token could not be validated'));
    expect(await messageOf(quay.tokens.issue({ state: 'expired' }))).toEqual(errors('OAuth access token has expired'));
    expect(await messageOf(quay.tokens.issue({ state: 'ownerDisabled' }))).toEqual(
      errors('Granter of the oauth access token is disabled'),
    );
  });

  it('grants pull of what does not exist to an administrator with repo:read alone', async () => {
    const pull = (token: NewToken) =>
      get(
        '/v2/auth?service=x&scope=repository:payments/nosuch:pull',
        basic('$oauthtoken', quay.tokens.issue(token)),
      ).then(actionsIn);
    expect(await pull({})).toEqual(['pull']);
    expect(await pull({ scopes: ['user:read'] })).toEqual([]);
    expect(await pull({ owner: 'dave' })).toEqual([]);
  });

  it('creates a repository when push is asked for', async () => {
    await get('/v2/auth?service=x&scope=repository:payments/oops:pull,push', admin());
    expect(quay.world.repositoryNamed('payments/oops')).toBeDefined();
  });

  it('shuts a user out for longer after each wrong password, the right one too, and says for how long', async () => {
    await restart({ lockOutMs: 2_500 });
    expect((await get('/v2/auth?service=x', basic('admin', 'wrong'))).status).toBe(401);
    const { status, headers, text } = await get('/v2/auth?service=x', admin());
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
    expect(text).toMatch(/^Too many login attempts/);
    expect((await get('/v2/auth?service=x', basic('viewer1', simulatorPasswords.viewer1))).status).toBe(200);
  });

  it('answers both versions of the registry API', async () => {
    const { text, headers } = await get('/v1/_ping');
    expect([text.trim(), headers.get('x-docker-registry-version')]).toEqual(['true', '0.6.0']);
  });
});

describe('the API of a simulated Quay', () => {
  it('takes a bad token for nobody, and lists with 200 what nobody may see', async () => {
    const path = '/api/v1/repository?namespace=payments&public=false';
    for (const authorization of ['Bearer nobodys', undefined, admin(), bearer({ state: 'expired' })]) {
      const { status, body } = await get(path, authorization);
      expect([status, body]).toEqual([200, { repositories: [] }]);
    }
  });

  it('leaves is_starred out for nobody', async () => {
    const path = '/api/v1/repository?namespace=library&public=true';
    const first = async (authorization?: string) =>
      ((await get(path, authorization)).body as { repositories: object[] }).repositories[0];
    expect(await first()).not.toHaveProperty('is_starred');
    expect(await first(bearer())).toHaveProperty('is_starred', false);
  });

  it('lists with any live token, whatever its scopes', async () => {
    const { body } = await get('/api/v1/repository?namespace=payments&public=false', bearer({ scopes: [] }));
    expect((body as { repositories: unknown[] }).repositories.length).toBeGreaterThan(0);
  });

  it('lists an unknown namespace as empty', async () => {
    const { status, body } = await get('/api/v1/repository?namespace=nosuch&public=true', bearer());
    expect([status, body]).toEqual([200, { repositories: [] }]);
  });

  it('wants to know which repositories', async () => {
    const { status, body } = await get('/api/v1/repository?last_modified=true', bearer());
    expect([status, body]).toEqual([
      400,
      {
        detail: 'namespace, starred or public are required for this API call',
        error_message: 'namespace, starred or public are required for this API call',
        error_type: 'invalid_request',
        title: 'invalid_request',
        type: `${quay.url}/api/v1/error/invalid_request`,
        status: 400,
      },
    ]);
  });

  it('pages repositories by 100, and begins again without a word at a cursor that it cannot read', async () => {
    const project = quay.world.projectNamed('payments');
    if (project === undefined) throw new Error('there is no payments');
    for (let n = 0; n < 120; n += 1) {
      quay.world.addRepository(project, { name: `more/${n}`, createdAt: 0 }, fixedSource([]));
    }
    const list = async (cursor: string) =>
      (await get(`/api/v1/repository?namespace=payments&public=true${cursor}`, bearer())).body as {
        repositories: { name: string }[];
        next_page?: string;
      };
    const first = await list('');
    expect(first.repositories).toHaveLength(100);
    const second = await list(`&next_page=${encodeURIComponent(first.next_page ?? '')}`);
    expect(second.repositories[0]?.name).not.toBe(first.repositories[0]?.name);
    expect(second.next_page).toBeUndefined();
    expect((await list('&next_page=stale')).repositories[0]?.name).toBe(first.repositories[0]?.name);
  });

  it.each<[string, NewToken | null, string, number, string]>([
    ['nobody', null, 'payments/checkout-api', 401, 'invalid_token'],
    ['a member without repo:read', { owner: 'viewer1', scopes: [] }, 'storefront/web', 403, 'insufficient_scope'],
    ['a stranger', { owner: 'dave' }, 'payments/checkout-api', 403, 'insufficient_scope'],
    ['a stranger, of what does not exist', { owner: 'dave' }, 'payments/nosuch', 403, 'insufficient_scope'],
    ['an administrator, of what does not exist', {}, 'payments/nosuch', 404, 'not_found'],
  ])('refuses the tags of a private repository to %s', async (_who, token, name, status, title) => {
    const reply = await get(`/api/v1/repository/${name}/tag/`, token === null ? undefined : bearer(token));
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ title, error_type: title, status });
  });

  it('bends the paging of tags into its range without a word', async () => {
    const read = async (query: string) =>
      (await get(`/api/v1/repository/payments/checkout-api/tag/?${query}`, bearer())).body as {
        tags: unknown[];
        page: number;
      };
    expect(await read('limit=0&page=-3')).toMatchObject({ page: 1, tags: { length: 1 } });
    expect((await read('limit=5000')).tags.length).toBeLessThanOrEqual(100);
  });

  it('hides a manifest in a string, and gives a list no size', async () => {
    const tags = [...quay.world.repositories].flatMap((repository) =>
      quay.world.artifactsOf(repository).map((artifact) => ({ repository, artifact })),
    );
    const list = tags.find(({ artifact }) => artifact.children.length > 0);
    const base = `/api/v1/repository/${list?.repository.fullName}`;
    const { body } = await get(`${base}/manifest/${list?.artifact.digest}`, bearer());
    expect(body).toMatchObject({ is_manifest_list: true, layers: null, layers_compressed_size: 0 });
    const data = JSON.parse((body as { manifest_data: string }).manifest_data);
    expect(data.manifests).toHaveLength(3);
    expect((await get(`${base}/manifest/${list?.artifact.digest}/security`, bearer())).body).toEqual({
      status: 'unsupported',
      data: null,
    });
  });

  it.each<[Partial<QuayOptions>, number, string]>([
    [{ scanner: 'off' }, 404, 'not_found'],
    [{ scanner: 'unreachable' }, 520, 'downstream_issue'],
  ])('with %j has no reports', async (options, status, title) => {
    await restart(options);
    const repository = quay.world.repositoryNamed('payments/checkout-api');
    const digest = repository && quay.world.artifactsOf(repository)[0]?.digest;
    const reply = await get(`/api/v1/repository/payments/checkout-api/manifest/${digest}/security`, bearer());
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ title });
  });

  it('says who is asking to user:read alone, and 401 to every other', async () => {
    expect((await get('/api/v1/user/', bearer())).body).toMatchObject({ username: 'admin' });
    expect((await get('/api/v1/user/', bearer())).body).not.toHaveProperty('super_user');
    expect((await get('/api/v1/user/', bearer({ scopes: ['repo:read'] }))).status).toBe(401);
    expect((await get('/api/v1/user/', bearer({ scopes: ['user:read', 'super:user'] }))).body).toMatchObject({
      super_user: true,
    });
  });

  it('shows an organization to anybody, and its administrator as such with org:admin alone', async () => {
    expect((await get('/api/v1/organization/payments')).body).toMatchObject({ is_admin: false });
    expect((await get('/api/v1/organization/payments', bearer())).body).toMatchObject({ is_admin: false });
    const proven = await get('/api/v1/organization/payments', bearer({ scopes: ['org:admin'] }));
    expect(proven.body).toMatchObject({ is_admin: true, is_member: true });
    expect((await get('/api/v1/organization/nosuch')).status).toBe(404);
    expect((await get('/api/v1/users/viewer1')).status).toBe(200);
  });

  it('refuses browsers that do not say so, in JSON labelled HTML', async () => {
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140' };
    const { status, headers, body } = await get('/api/v1/user/', bearer(), browser);
    expect([status, body]).toEqual([
      400,
      { error: 'API calls must be invoked with an X-Requested-With header if called from a browser' },
    ]);
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    const said = { ...browser, 'x-requested-with': 'XMLHttpRequest' };
    expect((await get('/api/v1/user/', bearer(), said)).status).toBe(200);
  });

  it('without anonymous access refuses a bad token, in another shape', async () => {
    await restart({ anonymousAccess: false });
    for (const path of ['/api/v1/repository?namespace=payments', '/v2/auth?service=x']) {
      const { status, body } = await get(path, 'Bearer x');
      expect([status, body]).toEqual([401, { error: 'Anonymous access is not allowed' }]);
    }
  });

  it('limits its callers with a page of nginx that does not say how long to wait', async () => {
    await restart({ apiRate: { perSecond: 5, burst: 25 } });
    const replies = await Promise.all(Array.from({ length: 40 }, () => get('/api/v1/organization/payments')));
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
    expect(refused[0]?.text).toContain('<center>nginx</center>');
  });
});
