import type * as z from 'zod/mini';
import { extensions } from '#contract/action.ts';
import { failureSchema } from '#contract/failures/failures.ts';
import { typeOf } from './typeOf.ts';

/** One field of a request or an answer; `path` as in `OnceTasks[].TaskId`. */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly extension: boolean;
}

type Schema = z.ZodMiniType;

/** What a schema is beneath what makes it optional, nullable, defaulted or transformed; `io: input` is the near side of a pipe. */
function unwrapped(schema: Schema): { inner: Schema; required: boolean } {
  const { def } = schema._zod as unknown as { def: { type: string; innerType?: Schema; in?: Schema; out?: Schema } };
  if (def.innerType !== undefined) {
    const { inner, required } = unwrapped(def.innerType);
    return { inner, required: required && def.type !== 'optional' && def.type !== 'default' };
  }
  const { in: near, out: far } = def;
  if (def.type !== 'pipe' || near === undefined || far === undefined) return { inner: schema, required: true };
  return unwrapped(near._zod.def.type === 'transform' ? far : near);
}

/** One row for each path of a union: all its types, and required only where every option requires it. */
function merged(options: readonly (readonly Field[])[]): Field[] {
  const paths = [...new Set(options.flat().map(({ path }) => path))];
  return paths.flatMap((path) => {
    const same = options.flat().filter((field) => field.path === path);
    const [first] = same;
    if (first === undefined) return [];
    const required = same.length === options.length && same.every((field) => field.required);
    return [{ ...first, required, type: [...new Set(same.map(({ type }) => type))].join(' or ') }];
  });
}

/** All fields of an object, those of lists and objects within it after the field that holds them. */
export function fieldsOf(schema: Schema, prefix = '', within = false): Field[] {
  const { inner } = unwrapped(schema);
  // The same in many answers: the page describes it once.
  if (inner === failureSchema) return [];
  const def = inner._zod.def as unknown as {
    type: string;
    shape?: Record<string, Schema>;
    element?: Schema;
    options?: readonly Schema[];
  };
  if (def.type === 'array' && def.element !== undefined) return fieldsOf(def.element, `${prefix}[]`, within);
  if (def.options !== undefined) return merged(def.options.map((option) => fieldsOf(option, prefix, within)));
  return Object.entries(def.shape ?? {}).flatMap(([name, field]) => {
    const { inner: value, required } = unwrapped(field);
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const extension = within || extensions.has(field);
    const nested = fieldsOf(value, path, extension);
    return [
      { path, type: nested.length === 0 ? leafType(field, value) : holderType(path, nested), required, extension },
      ...nested,
    ];
  });
}

function leafType(field: Schema, value: Schema): string {
  return value === failureSchema ? '[failure](#failures)' : typeOf(field);
}

function holderType(path: string, nested: readonly Field[]): string {
  return nested[0]?.path.startsWith(`${path}[]`) ? 'list' : 'object';
}
