import type { Likeness } from '../../recordings/likeness.ts';

/** How a simulated Harbor's answers are compared with those of real ones. */
export const harborLikeness: Likeness = {
  volatile: new Set([
    'id',
    'artifact_id',
    'child_id',
    'parent_id',
    'subject_artifact_id',
    'report_id',
    'digest',
    'child_digest',
    'artifact_digest',
    'artifact_digests',
    'subject_artifact_digest',
    'size',
    'used',
    'total_storage_consumption',
    'duration',
    'external_url',
    'registry_url',
    // Findings, scanners and build steps are invented on both sides.
    'package',
    'version',
    'fix_version',
    'description',
    'links',
    'vendor',
    'scanner',
    'score_v3',
    'href',
    'created',
    'created_by',
    'Cmd',
    'author',
    'manifest',
    'vulnerabilities',
  ]),
  // What an image's author wrote into it is not Harbor's.
  foreign: new Set(['Labels', 'config']),
  unordered: new Set(['components']),
};

/** What the newest server's stand-in scanner found. */
export const findingsOfStandIn = { values: ['severity', 'fixable', 'total'], lists: ['summary'] };
