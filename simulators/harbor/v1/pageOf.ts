import type { Page } from '../paging.ts';
import { error } from './answers.ts';
import type { Call, PreparedAnswer } from './endpoint.ts';

/** The default too. */
const largestSize = 500;

/** Paging of 1.x: 400 below 1 or for what is no number, silently cut above 500. */
export function pageOf({ at }: Call): Page | PreparedAnswer {
  const numberAt = (name: string, absent: number): number => {
    const text = at.query.get(name) ?? String(absent);
    return /^[+-]?\d+$/.test(text) ? Number(text) : 0;
  };
  const page = numberAt('page', 1);
  const size = numberAt('page_size', largestSize);
  if (page < 1) return error(400, 'invalid page');
  if (size < 1) return error(400, 'invalid page_size');
  return { page, size: Math.min(size, largestSize) };
}
