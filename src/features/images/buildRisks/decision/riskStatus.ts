import { type RiskStatus, riskStatuses } from '#contract/images/buildRiskLists.ts';

/** What somebody may decide about a risk. */
export type DecidedStatus = Exclude<RiskStatus, typeof riskStatuses.unhandled>;

/** Whether somebody decided about a risk. */
export function isHandled<Risk extends { readonly Status: RiskStatus }>(
  risk: Risk,
): risk is Risk & { readonly Status: DecidedStatus } {
  return risk.Status !== riskStatuses.unhandled;
}

/** The word of a decision. */
export function decisionName(status: DecidedStatus): Exclude<keyof typeof riskStatuses, 'unhandled'> {
  return status === riskStatuses.ignored ? 'ignored' : 'falsePositive';
}
