import * as z from 'zod/mini';
import type { Artifact } from '../world/model.ts';
import { mailTime } from './times.ts';

const manifestSchema = z.object({
  manifests: z.optional(z.array(z.unknown())),
  config: z.optional(z.object({ mediaType: z.string(), digest: z.string() })),
  layers: z.optional(
    z.array(z.object({ digest: z.string(), size: z.number(), urls: z.optional(z.array(z.string())) })),
  ),
});
const configSchema = z.object({
  history: z.optional(
    z.array(
      z.object({
        created: z.optional(z.string()),
        created_by: z.optional(z.string()),
        empty_layer: z.optional(z.boolean()),
      }),
    ),
  ),
});

/** What the API tells of a manifest, out of the manifest itself and its configuration; null where only its listing is known. */
export function writtenBody({ content }: Artifact, digest: string): object | null {
  const { manifests, blobs } = content?.write() ?? {};
  const text = manifests?.get(digest)?.body;
  if (text === undefined) return null;
  const { manifests: children, config, layers = [] } = manifestSchema.parse(JSON.parse(text));
  const common = { digest, is_manifest_list: children !== undefined, manifest_data: text };
  if (children !== undefined) {
    return { ...common, config_media_type: null, layers_compressed_size: 0, layers: null };
  }
  const { history = [] } = configSchema.parse(JSON.parse(blobs?.get(config?.digest ?? '') ?? '{}'));
  const made = history.filter(({ empty_layer }) => !empty_layer);
  return {
    ...common,
    config_media_type: config?.mediaType ?? null,
    layers_compressed_size: layers.reduce((sum, { size }) => sum + size, 0),
    layers: layers.map((layer, index) => {
      const { created = '', created_by } = made[index] ?? {};
      return {
        index,
        compressed_size: layer.size,
        is_remote: layer.urls !== undefined,
        urls: layer.urls ?? null,
        command: created_by === undefined ? null : [created_by],
        comment: null,
        author: null,
        blob_digest: layer.digest,
        created_datetime: Date.parse(created) > 0 ? mailTime(Date.parse(created)) : null,
      };
    }),
  };
}
