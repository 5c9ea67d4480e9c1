import { riskLevels, yesNo } from '#contract/enums.ts';
import { ActionError } from '../domain/actionError.ts';
import { riskRank } from '../domain/risk/risk.ts';

/** A criterion's value that is not one of `values` is the caller's mistake, told at its place. */
export function placeIn(values: readonly string[], value: string, index: number): number {
  const place = values.indexOf(value);
  if (place === -1) throw ActionError.illegalParam({ path: ['Criteria', index, 'value'], message: 'option' });
  return place;
}

/** Ids are whole numbers on our side and text on the wire. */
export function idOf(value: string, index: number): number {
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw ActionError.illegalParam({ path: ['Criteria', index, 'value'], message: 'type' });
}

export function yes(value: string, index: number): boolean {
  return placeIn(yesNo, value, index) === 0;
}

export function rankOf(value: string, index: number): number {
  const level = riskLevels[placeIn(riskLevels, value, index)] ?? 'unknown';
  return riskRank[level];
}
