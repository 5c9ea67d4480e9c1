import type { Answer } from '#simulators/http/answer.ts';
import { readRecordings } from '#simulators/recordings/readRecordings.ts';
import { type RecordedVersion, recordingsOf } from '#simulators/testing/harbor/recordings.ts';
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
const recorded: Record<Exclude<SimulatedKind, 'oci'>, RecordedAnswers> = {
  'harbor-v2': newestHarbor,
  'harbor-v1': {
    version: '1.10.18',
    empty: '66-repositories-bulk-admin-page3-past-end',
    full: '96-tags-many-admin',
  },
  quay: newestHarbor,
  acr: newestHarbor,
};

/** The server whose distribution API was recorded, and that stands for the kind. */
const recordedContent: Record<SimulatedKind, string> = {
  'harbor-v2': 'oci-harbor-2.15.2',
  'harbor-v1': 'oci-harbor-1.10.18',
  quay: 'oci-quay-3.18.0',
  acr: 'oci-harbor-2.15.2',
  oci: 'oci-distribution-2.8.2',
};

/** How long a real one took for what is named so, on average, ms. */
function paceOf(kind: SimulatedKind, named: RegExp): number {
  const read = readRecordings(recordedContent[kind]).filter(({ name }) => named.test(name));
  return read.reduce((sum, { elapsed_ms }) => sum + elapsed_ms, 0) / read.length;
}

const isContent = ({ headers }: Answer) => Object.keys(headers).some((name) => /^docker-content-digest$/i.test(name));

/** How long a real one took for such an answer on its own machine, ms: a Harbor for a list of its size, any for content. */
export function recordedPace(kind: SimulatedKind): (answer: Answer) => number {
  const content = paceOf(kind, /-(manifest|manifest-by-digest|config)$/);
  const list = kind === 'oci' ? shortListPace() : listPace(kind);
  return (answer) => (isContent(answer) ? content : list(answer.body.length));
}

/** Lists of names are short: what they take hardly grows with them. */
function shortListPace(): () => number {
  const pace = paceOf('oci', /-(tags|tags-n|catalog-basic|catalog-next)$/);
  return () => pace;
}

function listPace(kind: Exclude<SimulatedKind, 'oci'>): (bytes: number) => number {
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
  return (bytes) => empty.ms + msPerByte * bytes;
}
