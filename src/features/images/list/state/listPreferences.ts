import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import type { ListView } from './listState.ts';

/** How a person likes one view; remembered on this device. */
const preferences = z.object({
  /** Columns in their order, with those left out; a column not named here comes last. */
  columns: z.catch(z.array(z.object({ key: z.string(), shown: z.boolean() })), []),
  density: z.catch(z.enum(['compact', 'comfortable']), 'compact'),
  size: z.catch(
    z.number().check(z.refine((size) => limits.page.sizes.some((offered) => offered === size))),
    limits.page.defaultSize,
  ),
});
export type ListPreferences = z.infer<typeof preferences>;

/** What is stored may be of an older version, or of anybody: each part that makes no sense falls back. */
const stored = z.catch(preferences, { columns: [], density: 'compact', size: limits.page.defaultSize });

function keyOf(view: ListView): string {
  return `mooring.list.${view}`;
}

export function readPreferences(view: ListView): ListPreferences {
  return stored.parse(parseJson(localStorage.getItem(keyOf(view))));
}

export function rememberedSize(view: ListView): number {
  return readPreferences(view).size;
}

export function writePreferences(view: ListView, wanted: ListPreferences): void {
  localStorage.setItem(keyOf(view), JSON.stringify(wanted));
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
