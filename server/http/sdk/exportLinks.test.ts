import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeyPair, openApiCoreClient, type SdkClient } from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let key: KeyPair;
let script: SdkClient;

beforeEach(async () => {
  server = await startTestServer();
  const created = await server.call('CreateAccessKey', { Name: 'weekly file', ReadOnly: true });
  key = { accessKeyId: created.AccessKeyId, accessKeySecret: created.AccessKeySecret };
  script = openApiCoreClient(server.url, key);
});
afterEach(() => server.close());

/** Has the images exported; where the file is. */
async function exportImages(): Promise<URL> {
  const { Link } = await script('ExportImages', { query: { Lang: 'en' } });
  return new URL(String(Link), server.url);
}

const refusalOf = async (answer: Response) => `${answer.status} ${((await answer.json()) as { Code: string }).Code}`;

test('a script whose key may only read fetches the file by its link, once, and the audit log names the key', async () => {
  const link = await exportImages();
  const file = await fetch(link);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await file.text()).toMatch(/Digest/);
  expect(await refusalOf(await fetch(link))).toBe('404 NotFound');
  const entries = await server.call('DescribeAuditLog', { Door: 'accessKey' });
  expect(entries.Entries.map(({ Action, AccessKeyId }) => [Action, AccessKeyId])).toEqual([
    ['FetchExport', key.accessKeyId],
    ['ExportImages', key.accessKeyId],
  ]);
});

test('a link without its ticket, or with another one, leads nobody without a session to the file', async () => {
  const link = await exportImages();
  expect(await refusalOf(await fetch(new URL(link.pathname, link)))).toBe('401 NotSignedIn');
  const other = new URL((await exportImages()).search, link);
  expect(await refusalOf(await fetch(other))).toBe('404 NotFound');
});

test('a link ends with its key', async () => {
  const link = await exportImages();
  await server.call('ModifyAccessKey', { AccessKeyId: key.accessKeyId, Disabled: true });
  expect(await refusalOf(await fetch(link))).toBe('400 InvalidAccessKeyId.Inactive');
});

test('a person’s answer has no link: the page fetches with its session', async () => {
  expect(await server.call('ExportImages', {})).not.toHaveProperty('Link');
});
