import { describe, expect, test } from 'vitest';
import type { FoundRisk } from './inspectedImage.ts';
import { inspectImage } from './inspectImage.ts';
import { contentOf, type HonestImage } from './testing/honestImages.ts';

const secret = 'tr0ub4dor-Zq81xL';

/** What is found of secrets, and all that is kept of the image. */
async function inspected(image: Partial<HonestImage>) {
  const { content, risks } = await inspectImage(contentOf({ name: 'planted', history: [], user: 'app', ...image }));
  const found = risks.flat().filter(({ key }) => key.startsWith('secret_'));
  return { found, content, kept: JSON.stringify({ content, risks }) };
}

const places: readonly [string, Partial<HonestImage>, FoundRisk][] = [
  [
    'a variable',
    { env: [`DB_PASSWORD=${secret}`] },
    { key: 'secret_in_env', name: 'DB_PASSWORD', kind: 'named', step: null },
  ],
  [
    'a variable, and the step that sets it',
    { env: [`DB_PASSWORD=${secret}`], history: ['RUN /bin/sh -c true', `ENV DB_PASSWORD=${secret}`] },
    { key: 'secret_in_env', name: 'DB_PASSWORD', kind: 'named', step: 1 },
  ],
  [
    'the name of its base',
    { declaredBase: { name: `https://robot:${secret}@registry.example.com/library/debian:12`, digest: '' } },
    { key: 'secret_in_history', name: '', kind: 'basicAuth', step: null },
  ],
  [
    'a label',
    { labels: { 'com.example.token': secret } },
    { key: 'secret_in_label', name: 'com.example.token', kind: 'named', step: null },
  ],
  [
    'a build argument of BuildKit',
    { history: [`RUN |2 A=b NPM_TOKEN=${secret} with blanks /bin/sh -c npm ci # buildkit`] },
    { key: 'secret_in_history', name: 'NPM_TOKEN', kind: 'named', step: 0 },
  ],
  [
    'a build argument of the builder before',
    { history: [`|1 NPM_TOKEN=${secret} /bin/sh -c npm ci`] },
    { key: 'secret_in_history', name: 'NPM_TOKEN', kind: 'named', step: 0 },
  ],
  [
    'an argument’s default',
    { history: [`ARG API_SECRET=${secret}`] },
    { key: 'secret_in_history', name: 'API_SECRET', kind: 'named', step: 0 },
  ],
  [
    'a command',
    { history: [`/bin/sh -c mysql --user=root --password=${secret} < dump.sql`] },
    { key: 'secret_in_history', name: 'password', kind: 'named', step: 0 },
  ],
  [
    'an option',
    { history: [`RUN /bin/sh -c login --password "${secret}" # buildkit`] },
    { key: 'secret_in_history', name: 'password', kind: 'named', step: 0 },
  ],
  [
    'an address',
    { env: [`DATABASE_URL=postgres://app:${secret}@db.example.com/app`] },
    { key: 'secret_in_env', name: 'DATABASE_URL', kind: 'databaseConnection', step: null },
  ],
  [
    'an address of a command',
    { history: [`RUN git clone https://ci:${secret}@git.example.com/app.git`] },
    { key: 'secret_in_history', name: '', kind: 'basicAuth', step: 0 },
  ],
  [
    'a header',
    { history: [`RUN curl -H "Authorization: Bearer ${secret}" https://example.com`] },
    { key: 'secret_in_history', name: 'Authorization', kind: 'named', step: 0 },
  ],
  [
    'the user of a download',
    { history: [`RUN /bin/sh -c curl -u ci:${secret} https://example.com # buildkit`] },
    { key: 'secret_in_history', name: 'user', kind: 'named', step: 0 },
  ],
  [
    'how it starts, where no step tells',
    { cmd: ['serve', `--password=${secret}`] },
    { key: 'secret_in_history', name: 'password', kind: 'named', step: null },
  ],
  [
    'a variable and how it starts, once',
    { env: [`DB_PASSWORD=${secret}`], cmd: ['serve', `--password=${secret}`] },
    { key: 'secret_in_env', name: 'DB_PASSWORD', kind: 'named', step: null },
  ],
  [
    'chpasswd',
    { history: [`RUN /bin/sh -c echo 'app:${secret}' | chpasswd`] },
    { key: 'secret_in_history', name: 'chpasswd', kind: 'named', step: 0 },
  ],
  [
    'Java’s options',
    { env: [`JAVA_OPTS=-Xmx1g -Djavax.net.ssl.keyStorePassword=${secret}`] },
    { key: 'secret_in_env', name: 'JAVA_OPTS', kind: 'named', step: null },
  ],
];

describe('a secret is found, told by its name, kind and layer, and its value is kept nowhere', () => {
  test.each(places)('in %s', async (_place, image, expected) => {
    const { found, kept } = await inspected(image);
    expect(found).toEqual([expected]);
    expect(kept).not.toContain(secret);
  });
});

const forms: readonly [string, string, string][] = [
  ['github', 'ghp_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2pINUx'],
  ['npm', 'npm_', '123456789012345678901234567890123456'],
  ['slack', 'xoxb-', '123456789012-1234567890123-abcdefghijklmnopqrstuvwx'],
  ['alibabaCloud', 'LTAI', '5tQxZq81xLmNoPqRsTuV'],
];

test.each(forms)('a value of the form of %s is found whatever its name', async (kind, start, rest) => {
  const value = start + rest;
  const { found, kept } = await inspected({ env: [`SETTING=${value}`], history: [`RUN /bin/sh -c use ${value}`] });
  expect(found.map((risk) => [risk.key, risk.name, risk.kind])).toEqual([
    ['secret_in_env', 'SETTING', kind],
    ['secret_in_history', '', kind],
  ]);
  expect(kept).not.toContain(rest);
});

test('a private key goes with each of its lines', async () => {
  const lines = ['MIIEpAIBAAKCAQEA7Zq81xLmNoPqRsTuVwXyZ0123456789', 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL'];
  const key = ['-----BEGIN RSA PRIVATE KEY-----', ...lines, '-----END RSA PRIVATE KEY-----'].join('\n');
  const { found, kept } = await inspected({ env: [`SSH_KEY=${key}`], history: [`RUN echo ${lines[0]}`] });
  expect(found.map(({ key: risk, kind }) => [risk, kind])).toEqual([['secret_in_env', 'privateKey']]);
  for (const line of lines) expect(kept).not.toContain(line);
});

test('a value that is found in one place is masked in every other, in JSON and in addresses too', async () => {
  const value = 'p"ss w/rd&9';
  const { kept, content } = await inspected({
    env: [`DB_PASSWORD=${value}`],
    cmd: ['app', JSON.stringify({ password: value })],
    labels: { note: `uses ${value}` },
    history: [`RUN curl https://example.com/?p=${encodeURIComponent(value)}`, `CMD ["app" ${JSON.stringify(value)}]`],
  });
  expect(content.platforms[0]?.config.cmd).toEqual(['app', '{"password":"******"}']);
  for (const written of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
    expect(kept).not.toContain(JSON.stringify(written).slice(1, -1));
  }
});

test('one platform’s secret is masked in the texts of all others', async () => {
  const image = contentOf({ name: 'index', history: [], env: [`API_TOKEN=${secret}`] });
  const other = contentOf({ name: 'index', history: [`RUN echo ${secret}`] });
  const { content } = await inspectImage({ ...image, platforms: [...image.platforms, ...other.platforms] });
  expect(JSON.stringify(content)).not.toContain(secret);
});

test('a plain short word is masked where it is a value, and stays where it is a folder or a program', async () => {
  const { content } = await inspected({
    env: ['MYSQL_ROOT_PASSWORD=root'],
    history: ['WORKDIR /root', 'ENV MYSQL_ROOT_PASSWORD=root', 'RUN mysql --password root'],
  });
  expect(content.platforms[0]?.history.map(({ createdBy }) => createdBy)).toEqual([
    'WORKDIR /root',
    'ENV MYSQL_ROOT_PASSWORD=******',
    'RUN mysql --password ******',
  ]);
});

test('a comment that switches rules off has no say', async () => {
  const { found } = await inspected({
    labels: { note: '/* secretlint-disable */ // secretlint-disable-line' },
    env: ['SETTING=ghp_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2pINUx'],
  });
  expect(found).toHaveLength(1);
});
