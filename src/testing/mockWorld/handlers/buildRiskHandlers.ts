import type { Center } from '#contract/center.ts';
import {
  type BuildRiskFinding,
  type BuildRiskRow,
  type RiskImageRow,
  success,
} from '#contract/images/buildRiskLists.ts';
import {
  type BuildRiskKey,
  buildRiskLevels,
  buildRisks,
  type CountedRiskKey,
  countedRiskKeys,
} from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { Translate } from '#contract/translation.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { buildFindingsOf, findingsOfOpenImage, type MockFinding } from '../content/buildFindings.ts';
import { createChance } from '../content/chance.ts';
import { seedOf } from '../content/reports.ts';
import { pageOf } from '../state/listing.ts';
import { decide, decisionOf, standingOf } from '../state/riskDecisions.ts';
import { currentImages } from '../state/scanState.ts';
import type { World } from '../state/world.ts';

const rank = (key: BuildRiskKey) => buildRiskLevels.indexOf(buildRisks[key].level);

/** What a risk is called, means and is met by, in the caller's language. */
function namesOf(key: BuildRiskKey, translate: Translate) {
  const { class: RiskClass, level: RiskLevel } = buildRisks[key];
  return {
    RiskKey: key,
    RiskKeyName: translate(`buildRiskNames:${key}`),
    RiskClass,
    RiskClassName: translate(`buildRisks:class.${RiskClass}`),
    RiskLevel,
    Description: translate(`buildRisks:meaning.${key}`),
    Advice: translate(`buildRisks:advice.${key}`),
  };
}

/** How images were built, and what somebody decided about it. */
export function buildRiskHandlers(world: World) {
  const imageOf = (center: Center, uuid: string) => {
    const image = currentImages(world, center).find(({ Uuid }) => Uuid === uuid);
    if (image === undefined) throw new Refusal('NotFound');
    return image;
  };
  const imagesWith = (center: Center, key: BuildRiskKey) =>
    currentImages(world, center).filter((image) => buildFindingsOf(image).some((found) => found.key === key));

  return [
    mockAction('DescribeImageBuildRiskByKey', ({ params, center, translate }) => {
      const image = imageOf(center, params.ImageUuid);
      const rows = findingsOfOpenImage(image, world.now())
        .filter(({ key }) => params.RiskKey === undefined || key === params.RiskKey)
        .toSorted((one, other) => rank(one.key) - rank(other.key))
        .map((found) => findingOf(image, found, center, translate))
        .filter(({ Status }) => params.Status === undefined || Status === params.Status);
      const page = pageOf(rows, params);
      return { ...success, Data: { List: page.rows, PageInfo: page.PageInfo } };
    }),
    mockAction('DescribeImageBuildRiskList', ({ params, center, translate }) => {
      const rows = countedRiskKeys
        .map((key) => rowOf(key, center, translate))
        .filter((row) => row.Count > 0 && (params.RiskLevel?.includes(row.RiskLevel) ?? true))
        .filter((row) => row[params.CriteriaType].toLowerCase().includes((params.Criteria ?? '').toLowerCase()))
        .toSorted((a, b) => rank(a.RiskKey) - rank(b.RiskKey) || b.UnprocessedNum - a.UnprocessedNum);
      const page = pageOf(rows, params);
      return { ...success, Data: { List: page.rows, PageInfo: page.PageInfo } };
    }),
    mockAction('DescribeImageListByBuildRisk', ({ params, center }) => {
      const rows = imagesWith(center, params.RiskKey)
        .map((image) => imageRowOf(image, params.RiskKey, center))
        .filter(({ Status }) => params.Status === undefined || Status === params.Status);
      const page = pageOf(rows, params);
      return { ...success, Data: { List: page.rows, PageInfo: page.PageInfo } };
    }),
    mockAction('SetImageBuildRiskStatus', ({ params, center }) => {
      const named = params.ImageUuids.split(',').map((uuid) => imageOf(center, uuid));
      const { RiskKey: key, Status: status, Scope: scope, Reason: reason } = params;
      const repositories = new Set(named.map(({ RepoId }) => RepoId));
      const concerned =
        scope === 'repository' ? currentImages(world, center).filter(({ RepoId }) => repositories.has(RepoId)) : named;
      decide(world, center, concerned, { key, status, scope, reason });
      return { ...success, Data: { Id: 1 } };
    }),
  ];

  function findingOf(image: ImageRow, found: MockFinding, center: Center, translate: Translate): BuildRiskFinding {
    const names = namesOf(found.key, translate);
    return {
      ...names,
      Promt: names.Advice,
      LayerCmd: found.command,
      LayerDigest: layerOf(image, found),
      Name: found.name,
      Kind: found.kind,
      KindName: found.kind === '' ? '' : translate(`buildRisks:secretKind.${found.kind}`),
      Platforms: image.Platforms,
      ...standingOf(world, center, image, found.key),
    };
  }

  function rowOf(key: CountedRiskKey, center: Center, translate: Translate): BuildRiskRow {
    const images = imagesWith(center, key);
    const times = images.map(takenInAt);
    return {
      ...namesOf(key, translate),
      RiskKey: key,
      Count: images.length,
      UnprocessedNum: images.filter((image) => decisionOf(world, center, image, key) === undefined).length,
      RepositoryCount: new Set(images.map(({ RepoId }) => RepoId)).size,
      FirstScanTime: Math.min(...times),
      LastScanTime: Math.max(...times),
    };
  }

  function imageRowOf(image: ImageRow, key: BuildRiskKey, center: Center): RiskImageRow {
    const time = takenInAt(image);
    return {
      Uuid: image.Uuid,
      InstanceId: image.InstanceId,
      RegionId: image.RegionId,
      RepoNamespace: image.RepoNamespace,
      RepoName: image.RepoName,
      Tag: image.Tag,
      Digest: image.Digest,
      RiskLevel: buildRisks[key].level,
      FirstScanTime: time,
      LastScanTime: time,
      RegistryName: image.RegistryName,
      ...standingOf(world, center, image, key),
    };
  }
}

/** Ms since 1970. */
function takenInAt({ IntakeTime, ImageUpdate }: ImageRow): number {
  return IntakeTime ?? Number(ImageUpdate);
}

/** Only RUN and ADD make a layer. */
function layerOf({ Digest }: ImageRow, { command }: MockFinding): string {
  return /^(?:RUN|ADD)/.test(command) ? `sha256:${createChance(seedOf(Digest + command)).hex(64)}` : '';
}
