import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { FoundRisk } from '../../inspection/inspectedImage.ts';

/** One finding of a content: its risk, the place of its step in the history, and of a secret its name and kind. */
export type StoredFinding =
  | readonly [key: BuildRiskKey, step: number | null]
  | readonly [key: BuildRiskKey, step: number | null, name: string, kind: FoundRisk['kind']];

/** The same for what two platforms of an index have alike. */
export function findingId({
  key,
  name,
  kind,
  command,
}: Pick<FoundRisk, 'key' | 'name' | 'kind'> & { readonly command: string }): string {
  return [key, name, kind, command].join('\n');
}
