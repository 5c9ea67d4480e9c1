import { type RecordedVersion, recordingsOf } from '#simulators/harbor/recordings.ts';
import type { Answer } from '#simulators/http/answer.ts';
import type { SimulatedKind } from './registryReport.ts';

/** Exchanges with a real server: an empty list, and a page of about 100 images. */
interface RecordedAnswers {
  readonly version: RecordedVersion;
  readonly empty: string;
  readonly full: string;
}

const newestHarbor: RecordedAnswers = {
  version: '2.9.0',
  empty: '75-repositories-bulk-admin-page3-past-end',
  full: '115-artifacts-many-page1-of-100',
};

/** Of Quay and Container Registry none were recorded: they answer as fast as the fastest that was. */
const recorded: Record<SimulatedKind, RecordedAnswers> = {
  'harbor-v2': newestHarbor,
  'harbor-v1': {
    version: '1.10.18',
    empty: '66-repositories-bulk-admin-page3-past-end',
    full: '96-tags-many-admin',
  },
  quay: newestHarbor,
  acr: newestHarbor,
};

/** How long a real Harbor took for an answer of this size on its own machine, ms. */
export function recordedPace(kind: SimulatedKind): (answer: Answer) => number {
  const facts = recorded[kind];
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
