import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import { pageParam, pageSizeParam } from './pageParams.ts';

/** A parameter that an address may say several times: at most so often, counted with those that stand `together` with it. */
interface RepeatedRule {
  readonly takes: (value: string) => boolean;
  readonly most: number;
  readonly together: readonly string[];
}

/** What each parameter of a page's address may say; once, unless it is a repeated one. */
export type LinkRules = Readonly<Record<string, ((value: string) => boolean) | RepeatedRule>>;

/** A parameter as an address says it. */
interface Param {
  readonly key: string;
  readonly value: string;
}

export function accepts(schema: z.ZodMiniType): (value: string) => boolean {
  return (value) => z.safeParse(schema, value).success;
}

/** What is looked for, which `readFind` reads. */
export const findRule = (value: string) => value.length <= limits.text.searchText;

export const pagingRules = { page: accepts(pageParam), size: accepts(pageSizeParam) } satisfies LinkRules;

/** What an address says that the page knows, and the slips in it: an unknown parameter, a value that it does not take, or one too many. */
function judged(params: URLSearchParams, rules: LinkRules) {
  const right: Param[] = [];
  const slips: Param[] = [];
  const isRight = ({ key, value }: Param) => {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule === undefined) return false;
    const { takes, most, together } = typeof rule === 'function' ? { takes: rule, most: 1, together: [key] } : rule;
    return takes(value) && right.filter((said) => together.includes(said.key)).length < most;
  };
  for (const [key, value] of params) (isRight({ key, value }) ? right : slips).push({ key, value });
  return { right, slips };
}

/** What of an address is wrong. */
export function invalidParams(params: URLSearchParams, rules: LinkRules): readonly Param[] {
  return judged(params, rules).slips;
}

/** The parameters without what is wrong with them. */
export function withoutInvalidParams(params: URLSearchParams, rules: LinkRules): URLSearchParams {
  return new URLSearchParams(judged(params, rules).right.map(({ key, value }) => [key, value]));
}
