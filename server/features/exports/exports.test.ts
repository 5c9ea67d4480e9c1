import { beforeEach, describe, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await eventually(
    () => server.call('DescribeImageStatistics', {}),
    ({ InstanceCount }) => InstanceCount === 60,
  );
});

async function file(id: string): Promise<string> {
  const answer = await server.fetch(`/api/export/${id}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  // Text alone would swallow the mark.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

const linesOf = (text: string) => text.trimEnd().split('\r\n').slice(1);
const cellsOf = (line: string) => line.slice(1, -1).split('","');

describe('the images as a file', () => {
  test('hold exactly the filtered list, in its order, under a header in the caller’s language', async () => {
    const list = {
      Criteria: JSON.stringify([{ name: 'riskStatus', value: 'YES' }]),
      SortBy: 'ImageSize',
      SortOrder: 'asc',
    } as const;
    const { ImageInstanceList: shown } = await server.call('DescribeImageInstances', { ...list, PageSize: 100 });
    expect(shown.length).toBeGreaterThan(5);
    const { ExportId } = await server.call('ExportImages', { ...list, Lang: 'en' });
    const text = await file(ExportId);
    expect(text.startsWith('\uFEFF"Namespace","Repository","Tag","Digest",')).toBe(true);
    expect(linesOf(text).map((line) => cellsOf(line).at(-1))).toEqual(shown.map(({ Uuid }) => Uuid));
    const rows = shown.length;
    expect(await server.call('DescribeExport', { ExportId })).toMatchObject({
      State: 'done',
      WrittenRows: rows,
      TotalRows: rows,
    });
    const { ExportId: chinese } = await server.call('ExportImages', { ...list, Lang: 'zh' });
    expect((await file(chinese)).startsWith('\uFEFF"命名空间","仓库",')).toBe(true);
  });

  test('are fetched once, and by nobody who is not signed in', async () => {
    const { ExportId } = await server.call('ExportImages', {});
    expect((await server.fetch(`/api/export/${ExportId}`, { cookie: null })).status).toBe(401);
    await file(ExportId);
    expect((await server.fetch(`/api/export/${ExportId}`)).status).toBe(404);
  });

  test('of a wrong criterion are refused before any file is begun', async () => {
    const Criteria = JSON.stringify([{ name: 'riskStatus', value: 'PERHAPS' }]);
    expect(await server.refused('ExportImages', { Criteria })).toMatchObject({
      status: 400,
      body: { Code: 'IllegalParam', Issues: [{ path: ['Criteria', 0, 'value'] }] },
    });
  });
});

test('a name that a spreadsheet would take for a formula begins with an apostrophe', async () => {
  const [registry] = (await server.call('PageImageRegistry', {})).List;
  await server.call('ModifyImageRegistry', { Id: registry?.Id ?? 0, RegistryName: '=1+1' });
  const { ExportId } = await server.call('ExportRepositories', {});
  for (const line of linesOf(await file(ExportId))) expect(cellsOf(line)[2]).toBe("'=1+1");
});

test('repositories are a file too', async () => {
  const { ImageRepoResponses: shown } = await server.call('DescribeImageRepoDetailList', { PageSize: 100 });
  const { ExportId } = await server.call('ExportRepositories', {});
  expect(linesOf(await file(ExportId)).map((line) => cellsOf(line).slice(0, 2).join('/'))).toEqual(
    shown.map(({ RepoNamespace, RepoName }) => `${RepoNamespace}/${RepoName}`),
  );
});

test('vulnerabilities are those of one image, and never of all', async () => {
  const { ImageInstanceList } = await server.call('DescribeImageInstances', { SortBy: 'VulCount', PageSize: 1 });
  const Uuids = ImageInstanceList[0]?.Uuid ?? '';
  const { TotalCount } = await eventually(
    () => server.call('DescribeImageVulList', { Type: 'cve', Uuids }),
    ({ ReportState }) => ReportState === 'imported',
  );
  expect(TotalCount).toBe(ImageInstanceList[0]?.VulCount);
  const { ExportId } = await server.call('ExportVulnerabilities', { Type: 'cve', Uuids });
  expect(linesOf(await file(ExportId))).toHaveLength(TotalCount);
  const dealtWith = await server.call('ExportVulnerabilities', { Type: 'cve', Uuids, Dealed: 'y' });
  expect(linesOf(await file(dealtWith.ExportId))).toEqual([]);
  expect(await server.refused('ExportVulnerabilities', { Type: 'cve' })).toMatchObject({ status: 400 });
});

test('those of a repository are all of each of its images, one image after the other', {
  tags: 'thorough',
}, async () => {
  const { ImageInstanceList: worst } = await server.call('DescribeImageInstances', { SortBy: 'VulCount', PageSize: 1 });
  const RepoId = worst[0]?.RepoId ?? '';
  const Criteria = JSON.stringify([{ name: 'repoId', value: RepoId }]);
  const { ImageInstanceList: images } = await server.call('DescribeImageInstances', { Criteria, PageSize: 100 });
  const expected = images.flatMap(({ Tag, VulCount }) => Array.from({ length: VulCount }, () => Tag));
  await eventually(
    () => server.call('DescribeImageVulList', { Type: 'cve', RepoId }),
    ({ TotalCount }) => TotalCount === expected.length,
  );
  const { ExportId } = await server.call('ExportVulnerabilities', { Type: 'cve', RepoId });
  const lines = linesOf(await file(ExportId));
  expect(lines.map((line) => cellsOf(line).at(-3))).toEqual(expected);
  expect(new Set(lines).size).toBe(lines.length);
  const rows = expected.length;
  expect(await server.call('DescribeExport', { ExportId })).toMatchObject({ WrittenRows: rows, TotalRows: rows });
});
