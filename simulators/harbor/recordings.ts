import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export const recordedVersions = ['2.9.0', '2.0.6', '1.10.18'] as const;
export type RecordedVersion = (typeof recordedVersions)[number];

const header = z.union([z.string(), z.array(z.string())]);

const recordingSchema = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    auth: z.string(),
    user: z.optional(z.string()),
    headers: z.record(z.string(), z.string()),
    body: z.optional(z.unknown()),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), header),
    body: z.unknown(),
  }),
  /** Why the response's `body` is not the whole body. */
  body_shortened: z.optional(z.string()),
  elapsed_ms: z.number(),
  sent: z.string(),
});

export type RecordedExchange = z.infer<typeof recordingSchema>;
export type Recording = RecordedExchange & {
  /** The file's name without `.json`, such as `35-projects-admin-page1`. */
  readonly name: string;
};

const folder = (version: RecordedVersion): URL => new URL(`../recordings/harbor-${version}/`, import.meta.url);

function numberOf(file: string): number {
  return Number.parseInt(file, 10);
}

/** All recorded exchanges with one server, in the order in which they took place. */
export function recordingsOf(version: RecordedVersion): Recording[] {
  const files = readdirSync(folder(version)).filter((file) => file.endsWith('.json'));
  return files
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((file) => {
      const text = readFileSync(new URL(file, folder(version)), 'utf8');
      return { ...recordingSchema.parse(JSON.parse(text)), name: file.slice(0, -'.json'.length) };
    });
}

const named = z.array(z.object({ name: z.string() }));

/** The `name`s in the lists of the recordings whose own name goes `…-<part>1…`, `…-<part>2…`, in that order. */
export function namesInRecording(version: RecordedVersion, part: string): string[] {
  const pages = recordingsOf(version).filter(({ name }) => new RegExp(`\\d+-${part}[12](-of-100)?$`).test(name));
  return pages.flatMap(({ response }) => named.parse(response.body).map(({ name }) => name));
}
