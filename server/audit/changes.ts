import type { AuditChange } from '#contract/access/audit.ts';
import { Hidden, type SeenSubject, type ToldValue } from './subjects/seenSubject.ts';

const longestValue = 1_024;
const mostOfList = 100;

/** What of a thing is another than before, in the order of its facts; of what was made all that it is, of what is gone nothing. */
export function changesOf(before: SeenSubject | null, after: SeenSubject | null): AuditChange[] {
  if (after === null) return [];
  return Object.entries(after.facts).flatMap(([Field, is]): AuditChange[] => {
    const was = before?.facts[Field] ?? null;
    if (is instanceof Hidden) {
      const isKnown = before === null || (was instanceof Hidden && was.trace === is.trace);
      return isKnown ? [] : [{ Field, Secret: true }];
    }
    if (was instanceof Hidden || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ Field, ...valueAs('Before', was), ...valueAs('After', is) }];
  });
}

function valueAs<Name extends 'Before' | 'After'>(name: Name, value: ToldValue) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return {};
  return { [name]: shortened(value) };
}

function shortened(value: Exclude<ToldValue, null>) {
  if (typeof value === 'string') return value.toWellFormed().slice(0, longestValue);
  if (typeof value === 'object') {
    return value.slice(0, mostOfList).map((one) => one.toWellFormed().slice(0, longestValue));
  }
  return value;
}
