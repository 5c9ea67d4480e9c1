import * as z from 'zod/mini';
import { pageParam, pageSizeParam } from './pageParams.ts';

/** What each parameter of a page's address may say. */
export type LinkRules = Readonly<Record<string, (value: string) => boolean>>;

/** A parameter of an address that says nothing the page knows. */
export interface Slip {
  readonly key: string;
  readonly value: string;
}

export function accepts(schema: z.ZodMiniType): (value: string) => boolean {
  return (value) => z.safeParse(schema, value).success;
}

export const pagingRules = { page: accepts(pageParam), size: accepts(pageSizeParam) } satisfies LinkRules;

function follows(rules: LinkRules, { key, value }: Slip): boolean {
  return Object.hasOwn(rules, key) && rules[key]?.(value) === true;
}

/** What of an address is wrong: an unknown parameter, or a value that its parameter does not take. */
export function slipsOf(params: URLSearchParams, rules: LinkRules): readonly Slip[] {
  return [...params].map(([key, value]) => ({ key, value })).filter((each) => !follows(rules, each));
}

/** The parameters without what is wrong with them. */
export function withoutSlips(params: URLSearchParams, rules: LinkRules): URLSearchParams {
  return new URLSearchParams([...params].filter(([key, value]) => follows(rules, { key, value })));
}
