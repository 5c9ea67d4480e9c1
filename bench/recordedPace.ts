import { type RecordedVersion, recordingsOf } from '#simulators/harbor/recordings.ts';
import type { Answer } from '#simulators/http/answer.ts';
import type { SimulatedKind } from './registryProcess.ts';

/** What the real server took for an empty list, and for a page of about 100 images. */
const recorded: Partial<Record<SimulatedKind, { version: RecordedVersion; empty: string; full: string }>> = {
  'harbor-v2': {
    version: '2.9.0',
    empty: '75-repositories-bulk-admin-page3-past-end',
    full: '115-artifacts-many-page1-of-100',
  },
  'harbor-v1': {
    version: '1.10.18',
    empty: '66-repositories-bulk-admin-page3-past-end',
    full: '96-tags-many-admin',
  },
};

/** How long a real Harbor would take for an answer of its size, ms; undefined where none was recorded. */
export function recordedPace(kind: SimulatedKind): ((answer: Answer) => number) | undefined {
  const facts = recorded[kind];
  if (facts === undefined) return undefined;
  const recordings = recordingsOf(facts.version);
  const exchange = (wanted: string) => {
    const found = recordings.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`No recording is named ${wanted}.`);
    // A recording may be shortened, and Harbor 1.x indents: its own word for the length comes first.
    const { headers, body } = found.response;
    return { ms: found.elapsed_ms, bytes: Number(headers['Content-Length'] ?? JSON.stringify(body).length) };
  };
  const empty = exchange(facts.empty);
  const full = exchange(facts.full);
  const msPerByte = (full.ms - empty.ms) / full.bytes;
  return ({ body }) => empty.ms + msPerByte * body.length;
}
