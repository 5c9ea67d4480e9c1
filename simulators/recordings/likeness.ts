/** What of a kind's answers is compared, and how. */
export interface Likeness {
  /** Names whose values differ from server to server: only their form is compared. Everything else has to be equal. */
  readonly volatile: ReadonlySet<string>;
  /** Names whose values are not the registry's own, and so not compared at all. */
  readonly foreign: ReadonlySet<string>;
  /** Lists whose order changes from answer to answer. */
  readonly unordered: ReadonlySet<string>;
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function formOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'string') return typeof value;
  if (time.test(value)) return value.startsWith('0001-') ? 'never' : 'time';
  if (/^sha256:[0-9a-f]{64}$/.test(value)) return 'digest';
  return value === '' ? 'empty string' : 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Place {
  readonly likeness: Likeness;
  readonly path: string;
  /** Inside of something volatile nothing but the form counts. */
  readonly free: boolean;
  /** The recording was cut: its lists may be shorter. */
  readonly shortened: boolean;
}

function inOrder(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function compareRecords(real: Record<string, unknown>, ours: Record<string, unknown>, at: Place): string[] {
  const { likeness } = at;
  const differences: string[] = [];
  for (const key of new Set([...Object.keys(real), ...Object.keys(ours)])) {
    const path = `${at.path}.${key}`;
    if (likeness.foreign.has(key) && key in ours) continue;
    if (!(key in ours)) differences.push(`${path} is missing`);
    else if (!(key in real)) differences.push(`${path} is too much`);
    else {
      const [expected, found] = likeness.unordered.has(key) ? [inOrder(real[key]), inOrder(ours[key])] : [real[key], ours[key]];
      differences.push(...compare(expected, found, { ...at, path, free: at.free || likeness.volatile.has(key) }));
    }
  }
  return differences;
}

function compareLists(real: unknown[], ours: unknown[], at: Place): string[] {
  const differences: string[] = [];
  if (real.length !== ours.length && !at.shortened) {
    differences.push(`${at.path} has ${ours.length} elements, not ${real.length}`);
  }
  const common = Math.min(real.length, ours.length);
  for (let n = 0; n < common; n += 1) {
    differences.push(...compare(real[n], ours[n], { ...at, path: `${at.path}[${n}]` }));
  }
  return differences;
}

function compare(real: unknown, ours: unknown, at: Place): string[] {
  const [expected, found] = [formOf(real), formOf(ours)];
  if (at.free && typeof real === 'string' && typeof ours === 'string') return [];
  if (expected !== found) return [`${at.path} is ${found}, not ${expected}`];
  if (Array.isArray(real) && Array.isArray(ours)) return compareLists(real, ours, at);
  if (isRecord(real) && isRecord(ours)) return compareRecords(real, ours, at);
  if (at.free || expected === 'time' || expected === 'digest' || real === ours) return [];
  return [`${at.path} is ${JSON.stringify(ours)}, not ${JSON.stringify(real)}`];
}

/** Where our body is unlike the recorded one, in words; empty where it is alike. */
export function unlikeBody(
  likeness: Likeness,
  real: unknown,
  ours: unknown,
  shortened: string | undefined,
): string[] {
  if (shortened?.startsWith('an HTML page') === true) return [];
  return compare(real, ours, { likeness, path: 'body', free: false, shortened: shortened !== undefined });
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How a body is framed and a connection kept is the HTTP stack's business. */
const notCompared = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

/** A header without what changes from answer to answer. */
function steady(name: string, value: string | readonly string[]): string {
  if (name === 'x-request-id' || name === 'x-harbor-csrf-token') return 'present';
  const text = [value].flat().toSorted().join(' & ');
  return text
    .replace(/(sid|_xsrf|_gorilla_csrf|__csrf)=[^;]*/g, '$1')
    .replace(/Expires=[^;&]*/g, 'Expires')
    .replace(/127\.0\.0\.1:\d+/g, 'host');
}

function steadyHeaders(headers: Headers): Map<string, string> {
  const kept = new Map<string, string>();
  for (const [rawName, value] of Object.entries(headers)) {
    const name = rawName.toLowerCase();
    if (value !== undefined && !notCompared.has(name)) kept.set(name, steady(name, value));
  }
  return kept;
}

/** Where our headers are unlike the recorded ones, in words. */
export function unlikeHeaders(real: Headers, ours: Headers): string[] {
  const [expected, found] = [steadyHeaders(real), steadyHeaders(ours)];
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((name) => expected.get(name) !== found.get(name))
    .map((name) => `header ${name} is ${found.get(name) ?? 'absent'}, not ${expected.get(name) ?? 'absent'}`);
}
