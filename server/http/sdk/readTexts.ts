import * as z from 'zod/mini';
import { parseBoundedJson } from '#contract/boundedJson.ts';
import type { Branch, Unflattened } from './unflatten.ts';

type Schema = z.core.$ZodType;

/** What an older SDK writes for a value that is not there. */
const absent: readonly string[] = ['undefined', 'null'];

/**
 * What texts stand for, as an action's schema says: on the SDK wire everything is text. Numbers and booleans are read; a list may
 * be `A.1`, JSON or separated by commas, an object `A.B` or JSON. What does not read as such is left as it is, for the schema to
 * say what is wrong with it.
 */
export function readTexts({ _zod: { def } }: z.ZodMiniObject, parameters: Branch): Record<string, unknown> {
  return readFields(def.shape, parameters);
}

function readFields(shape: z.core.$ZodShape, parameters: Branch): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const given = parameters.get(name);
    if (given !== undefined && !isAbsent(schema, given)) fields[name] = readValue(schema, given);
  }
  return fields;
}

function isAbsent(schema: Schema, given: Unflattened): boolean {
  return typeof given === 'string' && absent.includes(given) && bare(schema)._zod.def.type !== 'string';
}

function readValue(schema: Schema, given: Unflattened): unknown {
  const wanted = bare(schema) as z.core.$ZodTypes;
  const { def } = wanted._zod;
  switch (def.type) {
    case 'number':
      return isText(given) && /^-?\d+(?:\.\d+)?$/.test(given) ? Number(given) : textOf(given);
    case 'boolean':
      return isText(given) && /^(?:true|false)$/i.test(given) ? given.toLowerCase() === 'true' : textOf(given);
    case 'literal':
      return def.values.find((value) => String(value) === given) ?? textOf(given);
    case 'array':
      return readList(def.element, given);
    case 'object':
      return isText(given) ? jsonOf(given) : readFields(def.shape, given);
    case 'union': {
      const readings = def.options.map((option) => ({ option, value: readValue(option, given) }));
      return (readings.find(({ option, value }) => z.safeParse(option, value).success) ?? readings[0])?.value;
    }
    default:
      return textOf(given);
  }
}

function readList(element: Schema, given: Unflattened): unknown {
  if (!isText(given)) return [...given.values()].map((value) => readValue(element, value));
  if (given.startsWith('[')) return jsonOf(given);
  return given === '' ? [] : given.split(',').map((text) => readValue(element, text.trim()));
}

/** Without what says only that it may be left out, or what it is turned into. */
function bare(schema: Schema): Schema {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ('innerType' in def) return bare(def.innerType);
  return def.type === 'pipe' ? bare(def.in) : schema;
}

function jsonOf(text: string): unknown {
  const parsed = parseBoundedJson(text);
  return 'value' in parsed ? parsed.value : text;
}

function isText(given: Unflattened): given is string {
  return typeof given === 'string';
}

/** Parts where one text belongs are no value at all. */
function textOf(given: Unflattened): string | null {
  return isText(given) ? given : null;
}
