import { isChosen } from '../criteriaFacts.ts';
import { readPasted } from './pastedImage.ts';

type Found = { readonly name: string; readonly value: string };

/** One line of the search box's list: what choosing it adds. */
export interface Suggestion {
  readonly kind: 'pasted' | 'value' | 'field' | 'existing';
  readonly criteria: readonly Found[];
}

interface Known {
  /** The view's criteria, those used most first. */
  readonly fields: readonly string[];
  /** Values of fields with a closed list, and registries by name: with the words they go by. */
  readonly values: readonly (Found & { readonly label: string })[];
  /** Names that exist, as the server tells. */
  readonly existing: readonly Found[];
}

const shortestWord = 2;
const typedFields = ['repoName', 'repoNamespace', 'tag', 'digest', 'cve'];

/**
 * What a text may mean, the likeliest first, which is what plain Enter takes: a pasted image, a value
 * that is called exactly so, any field that holds the text. Names that the server knows come last, so that their
 * arrival never changes what Enter does.
 */
export function suggest(text: string, known: Known): readonly Suggestion[] {
  const typed = text.trim();
  if (typed === '') return [];
  const [, prefix = '', rest = ''] = /^(\w+):\s*(.+)$/.exec(typed) ?? [];
  const named = known.fields.find((field) => field.toLowerCase() === prefix.toLowerCase());
  if (named !== undefined && !isChosen(named)) return [one('field', { name: named, value: rest })];

  const lower = typed.toLowerCase();
  const pasted = readPasted(typed)?.criteria.filter(({ name }) => known.fields.includes(name)) ?? [];
  const called = known.values.filter(({ label }) => label.toLowerCase() === lower);
  const resembling =
    typed.length < shortestWord
      ? []
      : known.values.filter(({ label }) => label.toLowerCase() !== lower && label.toLowerCase().includes(lower));
  const fields = typedFields.filter((name) => known.fields.includes(name) && (name !== 'cve' || /^cve-/i.test(typed)));
  const likelyFields = /^cve-/i.test(typed)
    ? fields.toSorted((a, b) => Number(b === 'cve') - Number(a === 'cve'))
    : fields;
  return [
    ...(pasted.length > 0 ? [{ kind: 'pasted' as const, criteria: pasted }] : []),
    ...called.map((value) => one('value', value)),
    ...likelyFields.map((name) => one('field', { name, value: name === 'cve' ? typed.toUpperCase() : typed })),
    ...resembling.map((value) => one('value', value)),
    ...known.existing.filter(({ name }) => known.fields.includes(name)).map((value) => one('existing', value)),
  ];
}

function one(kind: Suggestion['kind'], { name, value }: Found): Suggestion {
  return { kind, criteria: [{ name, value }] };
}
