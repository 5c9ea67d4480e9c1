import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { setupSchema, signInSchema } from './access/session.ts';
import { actionNames, actions } from './actions/actions.ts';
import { parseBoundedJson } from './boundedJson.ts';
import { limits } from './limits.ts';

/** The parts of a schema that a value goes through. */
function partsOf({ def }: z.core.$ZodType['_zod']): readonly [string, z.core.$ZodType][] {
  const any = def as unknown as Record<string, unknown>;
  switch (def.type) {
    case 'object':
      return Object.entries(any.shape as Record<string, z.core.$ZodType>);
    case 'array':
      return [['[]', any.element as z.core.$ZodType]];
    case 'union':
      return (any.options as z.core.$ZodType[]).map((option) => ['', option]);
    case 'pipe':
      return [any.in, any.out].map((part) => ['', part as z.core.$ZodType]);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'nonoptional':
    case 'readonly':
      return [['', any.innerType as z.core.$ZodType]];
    default:
      return [];
  }
}

/** Kinds of value that are as small as they are. */
const bounded = ['number', 'boolean', 'enum', 'literal', 'undefined', 'null', 'transform'];
const containers = [
  'object',
  'union',
  'pipe',
  'optional',
  'nullable',
  'default',
  'prefault',
  'catch',
  'nonoptional',
  'readonly',
];

function hasMost({ def }: z.core.$ZodType['_zod']): boolean {
  return (def.checks ?? []).some(({ _zod }) => ['max_length', 'length_equals'].includes(_zod.def.check));
}

/** Paths of whatever a caller could make as large as the body. */
function unboundedIn(schema: z.core.$ZodType, path: string): string[] {
  const inner = schema._zod;
  const here = ['string', 'array'].includes(inner.def.type)
    ? hasMost(inner)
    : [...bounded, ...containers].includes(inner.def.type);
  return [...(here ? [] : [path]), ...partsOf(inner).flatMap(([name, part]) => unboundedIn(part, `${path}.${name}`))];
}

test.each(actionNames)('every text and every list that %s takes has an upper limit', (name) => {
  expect(unboundedIn(actions[name].request, name)).toEqual([]);
});

test('every text of signing in has an upper limit', () => {
  expect([...unboundedIn(signInSchema, 'signIn'), ...unboundedIn(setupSchema, 'setup')]).toEqual([]);
});

describe('JSON of callers', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('is parsed as deep and as rich as it may be', () => {
    expect(parseBoundedJson(nested(limits.json.depth))).toHaveProperty('value');
    expect(parseBoundedJson(JSON.stringify(Array(limits.json.values - 1).fill(1)))).toHaveProperty('value');
    expect(parseBoundedJson('{"a":"[[[[[[[[[[[[[[[[[[[[[ \\" ,,,"}')).toHaveProperty('value');
  });

  test.each([
    ['nested too deeply', nested(limits.json.depth + 1)],
    ['of half a million numbers', JSON.stringify(Array(520_000).fill(1))],
    ['of thousands of fields', `{${Array.from({ length: 20_000 }, (_, index) => `"f${index}":1`).join()}}`],
    ['nested half a million deep and never ended', '['.repeat(500_000)],
  ])('%s is refused before it is looked at', (_what, text) => {
    expect(parseBoundedJson(text)).toEqual({ issue: 'tooComplex' });
  });

  test('is told apart from text that is none', () => {
    expect(parseBoundedJson('{"a":')).toEqual({ issue: 'json' });
  });
});
