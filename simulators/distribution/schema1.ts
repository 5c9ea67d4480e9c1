import * as z from 'zod/mini';
import type { Answer } from '../http/answer.ts';
import { sha256 } from '../world/content/content.ts';
import type { WrittenManifest } from '../world/model.ts';
import type { Dialect } from './dialect.ts';

const manifestSchema = z.object({ layers: z.optional(z.array(z.object({ digest: z.string() }))) });

/** Docker's first format, which old servers make of a manifest for whoever names no other: another body, with a digest of its own. */
export function schema1Of({ body }: WrittenManifest, name: string, tag: string, dialect: Dialect): Answer {
  const layers = (manifestSchema.parse(JSON.parse(body)).layers ?? []).toReversed();
  const text = JSON.stringify(
    {
      schemaVersion: 1,
      name,
      tag,
      architecture: 'amd64',
      fsLayers: layers.map(({ digest }) => ({ blobSum: digest })),
      history: layers.map(({ digest }) => ({
        v1Compatibility: JSON.stringify({ id: digest.slice('sha256:'.length) }),
      })),
    },
    null,
    3,
  );
  const headers = { 'Content-Type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' };
  return { status: 200, headers: { ...headers, ...dialect.contentHeaders(sha256(text)) }, body: text };
}
