import type { AcceptanceScope, BuildRiskFinding, RiskStatus } from '#contract/images/buildRiskLists.ts';
import { acceptanceScopes } from '#contract/images/buildRiskLists.ts';
import { type BuildRiskKey, buildRisks } from '#contract/images/buildRisks.ts';
import type { AcceptancesTable } from '../../db/buildRiskTables.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
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
