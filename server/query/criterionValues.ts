import { registryStates, riskLevels, yesNo } from '#contract/enums.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { ActionError } from '../domain/actionError.ts';
import { riskRank } from '../domain/risk/risk.ts';
import type { ListedRegistry } from './listedRegistries.ts';

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

/** Whether a registry meets a criterion about registries. */
export function registryCriterion(
  name: 'regionId' | 'registryType' | 'registryState',
  value: string,
  index: number,
): (registry: ListedRegistry) => boolean {
  switch (name) {
    case 'regionId':
      return (registry) => registry.region_id === value;
    case 'registryType':
      placeIn(registryTypes, value, index);
      return ({ type }) => type === value;
    case 'registryState':
      placeIn(registryStates, value, index);
      return ({ state }) => state === value;
  }
}
