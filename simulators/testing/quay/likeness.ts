import type { Likeness } from '../../recordings/likeness.ts';

/** How a simulated Quay's answers are compared with those of the real one. */
export const quayLikeness: Likeness = {
  volatile: new Set([
    'digest',
    'manifest_digest',
    'manifest_data',
    'size',
    'start_ts',
    'last_modified',
    'next_page',
    'avatar',
    'type',
    'token',
    'status_token',
    'SERVER_HOSTNAME',
    'SECURITY_SCANNER_NOTIFY_ON_NEW_INDEX',
    'layers_compressed_size',
    // Of layers: the commands that made them are invented on both sides.
    'compressed_size',
    'blob_digest',
    'created_datetime',
    'detail',
    'error_message',
  ]),
  foreign: new Set([
    // Digests are its keys.
    'child_manifests_presence',
    'layers',
    'Features',
    'Name',
    'description',
    'email',
    // The recorded administrator had more organizations.
    'organizations',
  ]),
  unordered: new Set(),
};

/** What a client reads of an answer's head; the rest is the front proxy's and the browser's business. */
export const readHeaders: ReadonlySet<string> = new Set([
  'content-type',
  'www-authenticate',
  'docker-distribution-api-version',
  'x-docker-registry-version',
  'x-docker-registry-standalone',
  'x-sparse-manifest-support',
  'retry-after',
  'location',
]);
