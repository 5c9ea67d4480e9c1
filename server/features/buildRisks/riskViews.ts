import type { AcceptanceScope, BuildRiskFinding, RiskStatus } from '#contract/images/buildRiskLists.ts';
import { acceptanceScopes } from '#contract/images/buildRiskLists.ts';
import { type BuildRiskKey, type BuildRiskLevel, buildRisks } from '#contract/images/buildRisks.ts';
import type { AcceptancesTable } from '../../db/tables/buildRiskTables.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import type { ImageListRow } from '../../query/images/imageListRepository.ts';
import type { ImageFinding } from '../../store/buildRisks/readFindings.ts';

/** What was decided about a finding, as stored. */
export type StoredDecision = Pick<AcceptancesTable, 'scope' | 'status' | 'reason' | 'user_name' | 'created_at'>;

/** A risk under the cloud's names. */
export function riskNames(key: BuildRiskKey, translate: ServerTranslate) {
  const { class: riskClass, level } = buildRisks[key];
  return {
    RiskKey: key,
    RiskKeyName: translate(`buildRiskNames:${key}`),
    RiskClass: riskClass,
    RiskClassName: translate(`buildRisks:class.${riskClass}`),
    RiskLevel: level,
  };
}

/** Where a finding stands: unhandled without a decision. */
export function handlingOf(decision: StoredDecision | undefined) {
  if (decision === undefined) return { Status: 0 as RiskStatus };
  const Scope: AcceptanceScope = acceptanceScopes[decision.scope];
  const { status, reason, user_name, created_at } = decision;
  return { Status: status as RiskStatus, Acceptance: { Scope, Reason: reason, UserName: user_name, Time: created_at } };
}

/** An image that has a risk of this level, and where that stands in it. */
export function riskImageRow(image: ImageListRow, decision: StoredDecision | undefined, level: BuildRiskLevel) {
  const takenInAt = image.intake_at ?? 0;
  return {
    Uuid: image.uuid,
    InstanceId: String(image.registry_id),
    RegionId: image.region_id,
    RepoNamespace: image.namespace,
    RepoName: image.repository_name,
    Tag: image.tag,
    Digest: image.digest,
    RiskLevel: level,
    FirstScanTime: takenInAt,
    LastScanTime: takenInAt,
    ...handlingOf(decision),
  };
}

export function findingRow(
  { key, name, kind, command, layerDigest, platforms }: ImageFinding,
  decision: StoredDecision | undefined,
  translate: ServerTranslate,
): BuildRiskFinding {
  const advice = translate(`buildRisks:advice.${key}`);
  return {
    ...riskNames(key, translate),
    Description: translate(`buildRisks:meaning.${key}`),
    Advice: advice,
    Promt: advice,
    LayerCmd: command,
    LayerDigest: layerDigest,
    Name: name,
    Kind: kind,
    KindName: kind === '' ? '' : translate(`buildRisks:secretKind.${kind}`),
    Platforms: [...platforms],
    ...handlingOf(decision),
  };
}
