import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionName } from '#contract/actions/actions.ts';
import { image, storeImages, storeRegistry } from '../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await storeImages(database, await storeRegistry(database, 'harbor.example.com'), 'library/nginx', image('latest'));
});
afterAll(() => server.close());

const many = <Value>(value: Value) => Array.from({ length: 40_000 }, () => value);
const criteria = (name: string, value: string) => ({ Criteria: JSON.stringify([{ name, value }]) });

test.each<[ActionName, string, object]>([
  ['DescribeImageInstances', 'a tag with a NUL', criteria('tag', 'late\0st')],
  ['DescribeImageInstances', 'a tag of quotes', criteria('tag', '"""')],
  ['DescribeImageInstances', 'a name of wildcards', criteria('repoName', '%_\\'.repeat(80))],
  ['DescribeImageInstances', 'a digest of half a pair', criteria('digest', '\ud83d')],
  ['DescribeImageInstances', 'a CVE with a NUL', criteria('cve', 'CVE\0')],
  ['DescribeImageCriteria', 'a text with a NUL', { Value: 'late\0st' }],
  ['PublicPreCheckImageScanTask', 'a tag with a NUL', { Tags: 'late\0st' }],
  ['PublicPreCheckImageScanTask', 'thousands of ids', { InstanceIds: many(1).join().slice(0, 8_000) }],
  ['DescribeOnceTaskLeafRecordPage', 'thousands of states', { TaskType: 'IMAGE_SCAN', StatusList: many('FAIL') }],
  ['DescribeOnceTaskLeafRecordPage', 'no number for an id', { TaskType: 'IMAGE_SCAN', TaskId: 'x' }],
  ['DescribeOnceTaskLeafRecordPage', 'a time beyond all', { TaskType: 'IMAGE_REGISTRY_PULL', StartTime: 1e308 }],
  ['DescribeImageVulList', 'thousands of severities', { Type: 'cve', Severities: many('high') }],
  ['DescribeImageVulList', 'an id that is no number', { Type: 'cve', RepoId: 'x', InstanceId: '1e999' }],
  ['DescribeTopVulnerabilities', 'thousands of severities', { Severities: many('high') }],
  ['PageImageRegistry', 'thousands of types', { RegistryTypeInList: many('x') }],
  ['DescribeCycleTaskList', 'a name with a NUL', { TaskName: 'a\0b', ConfigId: '9'.repeat(20) }],
])('%s takes or refuses %s, and does not fail', async (action, _what, request) => {
  const answer = await server.fetch(`/api/${action}`, { method: 'POST', body: JSON.stringify(request) });
  expect([answer.status, await answer.text()]).toEqual([expect.toSatisfy((status) => status < 500), expect.anything()]);
});
