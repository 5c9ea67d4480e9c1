import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { findingsOf } from '#simulators/world/findings.ts';
import { eventually } from '../../../testing/eventually.ts';
import { imagesOf, importedReport, listed, scanned } from '../../../testing/scanning.ts';
import { startServerWithHarbor } from '../../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
  harbor.world.scanMs = 200;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
});

type Narrowing = Partial<RequestOf<'DescribeImageVulList'>>;

async function imageWhere(holds: (image: ImageRow) => boolean): Promise<ImageRow> {
  const image = (await imagesOf(server)).find(holds);
  if (image === undefined) throw new Error('The simulated world has no such image.');
  return image;
}

const riskyImage = () => imageWhere(({ VulCountBySeverity, VulCount }) => VulCountBySeverity.High > 0 && VulCount > 5);

function foundIn(image: ImageRow) {
  const repository = harbor.world.repositoryNamed(`${image.RepoNamespace}/${image.RepoName}`);
  const scan = repository && harbor.world.artifactOf(repository, image.Digest)?.scan;
  return scan?.status === 'Success' ? findingsOf(scan.findings) : [];
}

describe('the vulnerabilities of an image', () => {
  test('are what the scanner found, the worst first, and counted as the list counts them', async () => {
    const image = await riskyImage();
    const { VulRecords, TotalCount, CountBySeverity } = await importedReport(server, image.Uuid);
    expect(TotalCount).toBe(image.VulCount);
    expect(CountBySeverity).toEqual(image.VulCountBySeverity);
    expect(VulRecords.map(({ Name, Package }) => `${Name} ${Package}`).sort()).toEqual(
      foundIn(image)
        .map((finding) => `${finding.id} ${finding.package}`)
        .sort(),
    );
    expect(['critical', 'high']).toContain(VulRecords[0]?.Severity);
  });

  test('are narrowed by severity, by fix and by text, and sorted by score', async () => {
    const { Uuid } = await riskyImage();
    const all = (await importedReport(server, Uuid)).VulRecords;
    const high = await importedReport(server, Uuid, { Severities: ['high'] });
    expect(high.TotalCount).toBe(all.filter(({ Severity }) => Severity === 'high').length);
    const fixable = await importedReport(server, Uuid, { Fixable: true });
    expect(fixable.TotalCount).toBe(all.filter(({ CanFix }) => CanFix === 'yes').length);
    expect(fixable.FixableCount).toBe(fixable.TotalCount);
    const name = all[0]?.Name ?? '';
    expect((await importedReport(server, Uuid, { SearchText: name })).VulRecords.map(({ Name }) => Name)).toContain(
      name,
    );
    const sorted = await importedReport(server, Uuid, { SortBy: 'CvssScore', SortOrder: 'asc' });
    const scores = sorted.VulRecords.map(({ CvssScore }) => CvssScore ?? -1);
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
  });

  test('come with whether it was never scanned, failed to be scanned or was found clean', async () => {
    const stateOf = async (image: ImageRow) =>
      (await server.call('DescribeImageVulList', { Type: 'cve', Uuids: image.Uuid })).ReportState;
    expect(await stateOf(await imageWhere(({ ScaStatus }) => ScaStatus === undefined))).toBe('notScanned');
    expect(await stateOf(await imageWhere(({ ScaStatus }) => ScaStatus === 'FAIL'))).toBe('scanFailed');
    expect(await stateOf(await imageWhere(({ RiskLevel }) => RiskLevel === 'none'))).toBe('imported');
  });

  test('say why their report could not be read', { tags: 'thorough' }, async () => {
    const image = await riskyImage();
    await importedReport(server, image.Uuid);
    harbor.faults.set({ kind: 'status', status: 500, path: '/additions/vulnerabilities' });
    await scanned(server, { Uuids: image.Uuid });
    const answer = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: image.Uuid });
    expect(answer).toMatchObject({ ReportState: 'failed', ReportError: { Code: 'RegistryFailure' } });
  });

  test('whose report could not be read are asked for again at once by whoever retries, not by whoever looks', {
    tags: 'thorough',
  }, async () => {
    const { Uuid, Digest } = await riskyImage();
    await importedReport(server, Uuid);
    harbor.faults.set({ kind: 'status', status: 500, path: '/additions/vulnerabilities' });
    await scanned(server, { Uuids: Uuid });
    harbor.faults.clear();
    const ask = async (FetchAgain?: boolean) =>
      (await server.call('DescribeImageVulList', { Type: 'cve', Uuids: Uuid, FetchAgain })).ReportState;
    const requests = () => harbor.requests.filter(({ path }) => path.includes(`${Digest}/additions/vuln`)).length;
    const before = requests();
    expect(await ask()).toBe('failed');
    expect(requests()).toBe(before);
    expect(await ask(true)).toBe('imported');
  });

  test('name their image as a client pulls it, and are found by that name', async () => {
    const { Uuid, Endpoints, RepoNamespace, RepoName, Tag, RegistryName } = await riskyImage();
    const all = await importedReport(server, Uuid);
    const Image = `${Endpoints}/${RepoNamespace}/${RepoName}:${Tag}`;
    expect(all.VulRecords[0]).toMatchObject({ Image, InstanceName: RegistryName, MaliciousSource: 'image' });
    const ask = (Image: string) => server.call('DescribeImageVulList', { Type: 'cve', Image, PageSize: 100 });
    expect((await ask(Image)).VulRecords).toEqual(all.VulRecords);
    for (const other of [`${Image}-none`, `other.${Image}`, Image.slice(0, Image.lastIndexOf(':')), '/:@', ':443'])
      expect((await ask(other)).TotalCount).toBe(0);
  });

  test('are narrowed to the registry, under each of its names', async () => {
    const { Uuid, InstanceId, RegionId } = await riskyImage();
    const all = (await importedReport(server, Uuid)).TotalCount;
    const counted = async (more: Narrowing) =>
      (await server.call('DescribeImageVulList', { Type: 'cve', Uuids: Uuid, ...more })).TotalCount;
    expect(await counted({ RepoInstanceId: InstanceId, RepoRegionId: RegionId })).toBe(all);
    expect(await counted({ RepoInstanceId: '999' })).toBe(0);
    expect(await counted({ RepoRegionId: 'cn-beijing' })).toBe(0);
    const { Digest } = await imageWhere((image) => image.Uuid === Uuid);
    const elsewhere = await server.call('DescribeImageVulList', { Type: 'cve', Digest, InstanceId: '999' });
    expect(elsewhere).toMatchObject({ TotalCount: 0, VulRecords: [] });
    // No image is meant: nothing is said of any report.
    expect(elsewhere.ReportState).toBeUndefined();
  });

  test('are never said to be none while the registry gives no report of what it counts', async () => {
    const image = await riskyImage();
    harbor.faults.set({ kind: 'answer', status: 200, body: {}, path: '/additions/vulnerabilities' });
    const ask = () => server.call('DescribeImageVulList', { Type: 'cve', Uuids: image.Uuid });
    const answer = await eventually(ask, ({ ReportState }) => ReportState === 'failed');
    expect(answer.ReportError).toMatchObject({ Code: 'ImageScanFailure' });
    expect(answer.ReportError?.Recommend).toContain('报告');
  });

  test('are none, never an error, for the agent’s own kind, dealt-with ones and unknown images', async () => {
    const { Uuid } = await riskyImage();
    await importedReport(server, Uuid);
    const count = async (request: Narrowing) =>
      (await server.call('DescribeImageVulList', { Type: 'cve', Uuids: Uuid, ...request })).TotalCount;
    const all = await count({});
    const kept: Narrowing[] = [{ Dealed: 'n' }, { StatusList: '7, 1' }, { ScanRange: ['container', 'image'] }];
    for (const request of kept) expect(await count(request)).toBe(all);
    const none: Narrowing[] = [
      { Type: 'sca' },
      { Dealed: 'y' },
      { StatusList: '4,7' },
      { ScanRange: ['container'] },
      { Namespace: 'default' },
      { RuleTag: 'AI' },
      { Uuids: 'nobody', RepoId: 'x' },
      { Name: 'CVE', AliasName: 'no-such' },
    ];
    for (const request of none) expect(await count(request)).toBe(0);
  });
});

describe('the most widespread vulnerabilities', () => {
  test('are counted over all images, and each leads to just these images', {
    tags: 'thorough',
    timeout: 40_000,
  }, async () => {
    const counted = await eventually(
      () => server.call('DescribeTopVulnerabilities', { PageSize: 5 }),
      ({ ImportedImages, ScannedImages }) => ScannedImages > 0 && ImportedImages === ScannedImages,
      30_000,
    );
    const scannedRows = (await imagesOf(server)).filter(({ RiskLevel }) => RiskLevel !== 'unknown');
    expect(counted.ScannedImages).toBe(scannedRows.length);
    const [top] = counted.Vulnerabilities;
    const all = await server.call('DescribeTopVulnerabilities', { PageSize: 100 });
    const pages = await Promise.all(
      [1, 2, 3].map((CurrentPage) => server.call('DescribeTopVulnerabilities', { PageSize: 5, CurrentPage })),
    );
    expect(pages.flatMap(({ Vulnerabilities }) => Vulnerabilities)).toEqual(all.Vulnerabilities.slice(0, 15));
    const counts = all.Vulnerabilities.map(({ ImageCount }) => ImageCount);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    const byScore = await server.call('DescribeTopVulnerabilities', { PageSize: 100, SortBy: 'CvssScore' });
    const scores = byScore.Vulnerabilities.map(({ CvssScore }) => CvssScore ?? -1);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    const searched = await server.call('DescribeTopVulnerabilities', { PageSize: 100, SearchText: top?.Packages[0] });
    expect(searched.Vulnerabilities.map(({ Name }) => Name)).toContain(top?.Name);
    const searchedCounts = searched.Vulnerabilities.map(({ ImageCount }) => ImageCount);
    expect(searchedCounts).toEqual(searchedCounts.toSorted((one, other) => other - one));
    const Criteria = JSON.stringify([{ name: 'cve', value: top?.Name }]);
    const { PageInfo } = await server.call('DescribeImageInstances', { Criteria });
    expect(PageInfo.TotalCount).toBe(top?.ImageCount);
  });
});

describe('an image’s details', () => {
  test('tell its tags with the same digest, when it was seen, and what scanned it', async () => {
    const { Uuid } = await riskyImage();
    await importedReport(server, Uuid);
    const image = await eventually(
      () => imageWhere((row) => row.Uuid === Uuid),
      ({ IntakeState }) => IntakeState === 'DONE',
    );
    const detail = await server.call('DescribeImageDetail', { Uuid: image.Uuid });
    expect(detail.Image).toEqual(image);
    expect(detail).toMatchObject({ ReportState: 'imported', Scanner: 'Trivy v0.52.2' });
    const sharing = (await imagesOf(server)).filter(
      ({ Digest, Uuid }) => Digest === image.Digest && Uuid !== image.Uuid,
    );
    expect(detail.SharedTags.map(({ Uuid }) => Uuid).sort()).toEqual(sharing.map(({ Uuid }) => Uuid).sort());
    expect(detail.Image.RegistryUrl).toMatch(
      new RegExp(`^http://harbor\\.example\\.com:${harbor.port}/harbor/projects/\\d+/repositories/`),
    );
    const unknown = await server.refused('DescribeImageDetail', { Uuid: 'nobody' });
    expect(unknown.body.Code).toBe('NotFound');
  });

  test('are gone with the image, which its repository remembers', async () => {
    const image = await imageWhere(({ Tag }) => Tag !== '');
    const repository = `${image.RepoNamespace}/${image.RepoName}`;
    const kept = harbor.world.repositoryNamed(repository);
    expect(kept && harbor.world.removeTag({ repository, tag: image.Tag })).toBe(true);
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    const vanished = await eventually(
      () => server.call('DescribeVanishedImages', { RepoId: image.RepoId }),
      ({ VanishedImages }) => VanishedImages.length === 1,
    );
    expect(vanished.VanishedImages).toMatchObject([
      { Tag: image.Tag, Digest: image.Digest, RiskLevel: image.RiskLevel, VulCount: image.VulCount },
    ]);
    const other = await server.refused('DescribeVanishedImages', { RepoId: image.RepoId }, 'intl');
    expect(other.body.Code).toBe('NotFound');
  });
});
