import type { Answer } from '../../http/answer.ts';
import type { Page } from '../paging.ts';
import { error } from './answers.ts';
import type { Call } from './endpoint.ts';

const defaultSize = 10;
const largestSize = 100;
const largestLegacySize = 500;

function wholeNumber(text: string): number | null {
  return /^[+-]?\d+$/.test(text) ? Number(text) : null;
}

/** Paging of the newer half: 2.9 refuses what is no number and more than 100; below 1 means no limit. */
export function pageOf({ at, facts }: Call): Page | Answer {
  const [page, size] = ['page', 'page_size'].map((name) => {
    const text = at.query.get(name);
    return text === null ? (name === 'page' ? 1 : defaultSize) : wholeNumber(text);
  });
  for (const [name, value] of [
    ['page', page],
    ['page_size', size],
  ] as const) {
    if (typeof value === 'number') continue;
    return invalid(`${name} in query must be of type int64: "${at.query.get(name)}"`);
  }
  if (typeof page !== 'number' || typeof size !== 'number') return invalid('page');
  if (size > largestSize && !facts.legacyHalf) {
    return invalid(`page_size in query should be less than or equal to ${largestSize}`);
  }
  return { page, size };
}

function invalid(reason: string): Answer {
  return error(422, `validation failure list:\n${reason}`);
}

/** Paging of the half that 2.0 still served by the code of 1.x: 400 below 1, silently cut above 500. */
export function legacyPageOf(call: Call): Page | Answer {
  if (!call.facts.legacyHalf) return pageOf(call);
  const page = wholeNumber(call.at.query.get('page') ?? '1') ?? 0;
  const size = wholeNumber(call.at.query.get('page_size') ?? String(defaultSize)) ?? 0;
  if (page < 1) return error(400, 'invalid page');
  if (size < 1) return error(400, 'invalid page_size');
  return { page, size: Math.min(size, largestLegacySize) };
}
