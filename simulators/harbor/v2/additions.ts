import type { Answer } from '../../http/answer.ts';
import { findingsOf } from '../../world/findings.ts';
import type { Artifact } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { mayReadReports } from '../access.ts';
import { scanner } from '../scanner.ts';
import { severityNames, worstOf } from '../severities.ts';
import { goTime } from '../time.ts';
import { error, json, refused } from './answers.ts';
import type { Call } from './endpoint.ts';
import { reportTypeOf } from './scanOverview.ts';

interface Found {
  readonly artifact: Artifact;
  readonly repository: Repository;
}

/** The report; an empty object where no scan has succeeded. */
export function vulnerabilities(call: Call, { artifact }: Found): Answer {
  if (!mayReadReports(call.principal)) return refused(call.principal);
  if (artifact.kind !== 'IMAGE') return error(404, 'addition vulnerabilities not found');
  const scan = call.world.scanOf(artifact);
  if (scan?.status !== 'Success') return json({});
  const older = call.facts.legacyHalf;
  const names = severityNames(older);
  const findings = findingsOf(scan.findings).map((finding) => ({
    id: finding.id,
    package: finding.package,
    version: finding.version,
    fix_version: finding.fixVersion,
    severity: names[finding.severity],
    description: finding.description,
    links: [finding.link],
    ...(call.facts.newest ? { status: '' } : {}),
    ...(older ? { artifact_digest: artifact.digest } : cvssOf(finding.score, artifact.digest, call.facts.newest)),
  }));
  const report = {
    generated_at: goTime(scan.endedAt),
    scanner,
    severity: worstOf(scan.findings.counts, older),
    vulnerabilities: findings,
  };
  return json({ [reportTypeOf(call)]: report });
}

function cvssOf(score: number, digest: string, newest: boolean): object {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H';
  return {
    artifact_digests: [digest],
    preferred_cvss: { score_v3: score, score_v2: null, vector_v3: vector, vector_v2: '' },
    cwe_ids: ['CWE-400'],
    vendor_attributes: newest ? { CVSS: { nvd: { V3Score: score } } } : null,
  };
}

export function buildHistory(_call: Call, { artifact, repository }: Found): Answer {
  const history = [
    { created: goTime(artifact.builtAt - 60_000), created_by: 'ADD rootfs' },
    { created: goTime(artifact.builtAt), created_by: `COPY ${repository.name}` },
  ];
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { status: 200, headers, body: JSON.stringify(history) };
}
