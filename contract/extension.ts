import * as z from 'zod/mini';

/**
 * Fields and actions of ours that the cloud's API does not have. The mark is read by the reference
 * page, so that a script's author sees what would not work against the cloud.
 */
export const extensions = z.registry<{ extension: true }>();

export function extension<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  extensions.add(schema, { extension: true });
  return schema;
}
