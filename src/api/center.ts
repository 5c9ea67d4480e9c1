import { useParams } from 'react-router';
import * as z from 'zod/mini';
import { type Center, centerSchema, defaultCenter } from '#contract/center.ts';

const storageKey = 'mooring.center';

/** The data centre that a path segment or a stored text names; null for any other text. */
export function parseCenter(text: string | null | undefined): Center | null {
  const parsed = z.safeParse(centerSchema, text);
  return parsed.success ? parsed.data : null;
}

/** The data centre of the page, its path's first segment. */
export function useCenter(): Center {
  const { center } = useParams();
  return parseCenter(center) ?? rememberedCenter();
}

/** The data centre that was open last. */
export function rememberedCenter(): Center {
  return parseCenter(localStorage.getItem(storageKey)) ?? defaultCenter;
}

export function rememberCenter(center: Center): void {
  localStorage.setItem(storageKey, center);
}
