import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const recording = new URL('../recordings/quay-3.18.0/133-config-scanner-on.json', import.meta.url);
const settings = z.record(z.string(), z.unknown());
const recordingSchema = z.object({
  response: z.object({ body: z.looseObject({ config: settings, features: settings }) }),
});

/** What the recorded Quay says at `/config`. */
export function recordedConfig() {
  return recordingSchema.parse(JSON.parse(readFileSync(recording, 'utf8'))).response.body;
}
