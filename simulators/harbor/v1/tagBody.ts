import type { Artifact, Label, Scan, Tag } from '../../world/model.ts';
import { totalOf } from '../../world/scans.ts';
import { reportId, scanner } from '../scanner.ts';
import { countsByName, worstOf } from '../severities.ts';
import { goTime } from '../time.ts';

export const reportType = 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0';

function overviewOf(digest: string, scan: Scan): object {
  const startedAt = goTime(scan.startedAt);
  const common = { report_id: reportId(digest, scan.startedAt), scan_status: scan.status };
  if (scan.status !== 'Success') {
    const endedAt = scan.status === 'Error' ? scan.endedAt : null;
    const duration = endedAt === null ? 0 : Math.round((endedAt - scan.startedAt) / 1000);
    return { ...common, severity: '', duration, summary: null, start_time: startedAt, end_time: goTime(endedAt) };
  }
  const { counts, fixable } = scan.findings;
  return {
    ...common,
    severity: worstOf(counts, true),
    duration: Math.round((scan.endedAt - scan.startedAt) / 1000),
    summary: { total: totalOf(counts), fixable, summary: countsByName(counts, true) },
    start_time: startedAt,
    end_time: goTime(scan.endedAt),
    scanner,
  };
}

function labelBody({ id, name, color, createdAt }: Label): object {
  const time = goTime(createdAt);
  const base = { id, name, description: '', color, scope: 'g', project_id: 0 };
  return { ...base, creation_time: time, update_time: time, deleted: false };
}

/** With `detail=0` a tag is its name, and everything else empty. */
export function bareTagBody({ name }: Tag): object {
  return {
    digest: '',
    name,
    size: 0,
    architecture: '',
    os: '',
    'os.version': '',
    docker_version: '',
    author: '',
    created: goTime(null),
    config: null,
    immutable: false,
    signature: null,
    labels: null,
    push_time: goTime(null),
    pull_time: goTime(null),
  };
}

export function tagBody(tag: Tag, artifact: Artifact, scan: Scan | null): object {
  // 1.x labels tags, not images: the tag that was pushed first has the labels.
  const labels = artifact.tags.at(-1) === tag ? artifact.labels : [];
  return {
    digest: artifact.digest,
    name: tag.name,
    size: artifact.size,
    architecture: artifact.platform.architecture,
    os: artifact.platform.os,
    'os.version': '',
    docker_version: '',
    author: artifact.author,
    created: goTime(artifact.builtAt),
    config: { labels: { 'org.opencontainers.image.version': tag.name } },
    immutable: false,
    signature: null,
    ...(scan === null ? {} : { scan_overview: { [reportType]: overviewOf(artifact.digest, scan) } }),
    labels: labels.map(labelBody),
    push_time: goTime(tag.pushedAt),
    pull_time: goTime(artifact.pulledAt),
  };
}
