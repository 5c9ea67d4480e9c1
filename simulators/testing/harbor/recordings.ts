import * as z from 'zod/mini';
import { type Recording, readRecordings } from '../../recordings/readRecordings.ts';

export const recordedVersions = ['2.15.2', '2.9.0', '2.0.6', '1.10.18'] as const;
export type RecordedVersion = (typeof recordedVersions)[number];

/** All recorded exchanges with one server, in the order in which they took place. */
export function recordingsOf(version: RecordedVersion): Recording[] {
  return readRecordings(`harbor-${version}`);
}

const named = z.array(z.object({ name: z.string() }));

/** The `name`s in the lists of the recordings whose own name goes `…-<part>1…`, `…-<part>2…`, in that order. */
export function namesInRecording(version: RecordedVersion, part: string): string[] {
  const pages = recordingsOf(version).filter(({ name }) => new RegExp(`\\d+-${part}[12](-of-100)?$`).test(name));
  return pages.flatMap(({ response }) => named.parse(response.body).map(({ name }) => name));
}
