import { type ListCriterion, type ListState, supportedByView } from '../state/listState.ts';

const places: readonly string[] = ['repoPath', 'tag', 'digest'];
const partOfDigest = /^(?:sha256:)?[0-9a-f]+$/i;

/** Where else the text that was looked for last may stand, as Enter takes the likeliest place alone. */
export function sameTextInOtherFields({ view, criteria }: ListState): readonly ListCriterion[] {
  const last = criteria.at(-1);
  if (last === undefined || !places.includes(last.name)) return [];
  return places
    .filter((name) => name !== last.name && supportedByView[view].criteria.includes(name))
    .filter((name) => name !== 'digest' || partOfDigest.test(last.value))
    .map((name) => ({ ...last, name }));
}
