import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { foldText } from '#contract/typedText.ts';
import { hasListedValues } from '../state/criteria.ts';
import { parsePastedReference } from './parsePastedReference.ts';

type Found = { readonly name: string; readonly value: string };

/** One line of the search box's list: what choosing it adds. */
export interface Suggestion {
  readonly kind: 'begin' | 'pasted' | 'value' | 'field' | 'existing';
  readonly criteria: readonly Found[];
  /** Of a `begin`: the field whose value is to be told next. */
  readonly field?: ImageCriteriaName;
}

interface Known {
  /** The view's criteria, those used most first. */
  readonly fields: readonly ImageCriteriaName[];
  /** The word that a field goes by. */
  readonly labelOf: (field: ImageCriteriaName) => string;
  /** Values of fields with a closed list, and registries by name: with the words they go by. */
  readonly values: readonly (Found & { readonly label: string })[];
  /** Names that exist, as the server tells. */
  readonly existing: readonly Found[];
}

const shortestWord = 2;
const typedFields: readonly ImageCriteriaName[] = ['repoPath', 'repoNamespace', 'tag', 'digest', 'cve'];
/** Existing names of these are told by another field already: by the path, and by the digest. */
const toldElsewhere: readonly string[] = ['repoName', 'imageId'];

/**
 * What a text may mean, the likeliest first, which is what plain Enter takes: the field that it names, a pasted image, a value
 * that is called exactly so, any field that holds the text. Names that the server knows come last, so that their
 * arrival never changes what Enter does. Before anything is typed all fields are offered, so that nobody has to guess them.
 */
export function suggest(text: string, known: Known): readonly Suggestion[] {
  const typed = text.trim();
  if (typed === '') return known.fields.map((field) => ({ kind: 'begin', criteria: [], field }));
  const ofField = valuesOfNamed(typed, known);
  if (ofField !== null) return ofField;

  const folded = foldText(typed);
  const isKnown = ({ name }: Found) => known.fields.some((field) => field === name);
  const pasted = parsePastedReference(typed)?.criteria.filter(isKnown) ?? [];
  const called = known.values.filter(({ label }) => foldText(label) === folded);
  const resembling =
    typed.length < shortestWord
      ? []
      : known.values.filter(({ label }) => foldText(label) !== folded && foldText(label).includes(folded));
  const fields = typedFields.filter((name) => known.fields.includes(name) && (name !== 'cve' || /^cve-/i.test(typed)));
  const likelyFields = /^cve-/i.test(typed)
    ? fields.toSorted((a, b) => Number(b === 'cve') - Number(a === 'cve'))
    : fields;
  return [
    ...(pasted.length > 0 ? [{ kind: 'pasted' as const, criteria: pasted }] : []),
    ...called.map((value) => one('value', value)),
    ...likelyFields.map((name) => typedIn(name, typed)),
    ...resembling.map((value) => one('value', value)),
    ...known.existing
      .filter((found) => isKnown(found) && !toldElsewhere.includes(found.name))
      .map((value) => one('existing', value)),
  ];
}

/** What `field: value` may mean, the field by its name or its word; null for a text that names none, or no value of it. */
function valuesOfNamed(typed: string, known: Known): readonly Suggestion[] | null {
  const [, prefix = '', rest = ''] = /^([^:：]+)[:：]\s*(.*)$/.exec(typed) ?? [];
  const word = foldText(prefix);
  const field = known.fields.find((each) => [each, known.labelOf(each)].some((name) => foldText(name) === word));
  if (field === undefined) return null;
  if (!hasListedValues(field)) return rest === '' ? [] : [typedIn(field, rest)];
  const values = known.values.filter(({ name, label }) => name === field && foldText(label).includes(foldText(rest)));
  // An image may be called as a field is: registry:2.
  return values.length === 0 && rest !== '' ? null : values.map((value) => one('value', value));
}

function typedIn(name: ImageCriteriaName, typed: string): Suggestion {
  return one('field', { name, value: name === 'cve' && /^cve-/i.test(typed) ? typed.toUpperCase() : typed });
}

function one(kind: Suggestion['kind'], { name, value }: Found): Suggestion {
  return { kind, criteria: [{ name, value }] };
}
