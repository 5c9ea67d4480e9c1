import { type RiskStatus, riskStatuses } from '#contract/images/buildRiskLists.ts';

/** Whether somebody decided about a risk. */
export function isHandled({ Status }: { readonly Status: RiskStatus }): boolean {
  return Status !== riskStatuses.unhandled;
}

/** The word of a status. */
export function statusName(status: RiskStatus): keyof typeof riskStatuses {
  if (status === riskStatuses.unhandled) return 'unhandled';
  return status === riskStatuses.ignored ? 'ignored' : 'falsePositive';
}
