import * as z from 'zod/mini';

type JsonSchema = z.core.JSONSchema.BaseSchema;

function alternatives(parts: readonly JsonSchema[]): string {
  const texts = parts.filter(({ type }) => type !== 'null').map(nameOf);
  return [...new Set(texts)].join(' or ');
}

function nameOf(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf !== undefined) return alternatives(schema.anyOf as JsonSchema[]);
  if (schema.type === 'array') return `list of ${nameOf((schema.items ?? {}) as JsonSchema)}`;
  if (schema.type === undefined) return 'any';
  const { minimum, maximum } = schema;
  const isBounded = typeof minimum === 'number' && typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER;
  const longest = typeof schema.maxLength === 'number' ? `, at most ${schema.maxLength}` : '';
  return `${[schema.type]
    .flat()
    .filter((type) => type !== 'null')
    .join(' or ')}${isBounded ? ` ${minimum} to ${maximum}` : longest}`;
}

/** A schema's type in a few words, such as `integer 1 to 65535` or its possible values; bounds where it has some. */
export function typeOf(schema: z.ZodMiniType): string {
  return nameOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}
