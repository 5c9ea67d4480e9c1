import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

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
  /** Why the response's `body` is not the whole body; Quay's say it under `cut`. */
  body_shortened: z.optional(z.string()),
  cut: z.optional(z.string()),
  /** Quay: what the masked token of the answer says. */
  decoded_claims: z.optional(z.unknown()),
  elapsed_ms: z.number(),
  /** Absent: through the front proxy, where there is one. */
  sent: z._default(z.string(), 'through the front proxy'),
});

type RecordedExchange = z.infer<typeof recordingSchema>;
export type Recording = RecordedExchange & {
  /** The file's name without `.json`, such as `35-projects-admin-page1`. */
  readonly name: string;
};

function numberOf(file: string): number {
  return Number.parseInt(file, 10);
}

/** All recorded exchanges with one server, such as `harbor-2.9.0`, in the order in which they took place. */
export function readRecordings(server: string): Recording[] {
  const folder = new URL(`./${server}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return { ...recordingSchema.parse(JSON.parse(text)), name: file.slice(0, -'.json'.length) };
    });
}
