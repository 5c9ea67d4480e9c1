import { findingsOf } from '../../world/findings.ts';
import type { Artifact, Tag } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { isSystemAdmin, mayRead } from '../access.ts';
import { scanner } from '../scanner.ts';
import { severityNames, worstOf } from '../severities.ts';
import { goTime } from '../time.ts';
import { error, isAnswer, json, refused } from './answers.ts';
import { type Call, type Endpoint, type PreparedAnswer, rules } from './endpoint.ts';
import { bareTagBody, reportType, tagBody } from './tagBody.ts';

interface Tagged {
  readonly tag: Tag;
  readonly artifact: Artifact;
}

/** The repository in the path; null where the project is there and readable, but has none of that name. */
function repositoryIn({ world, params, principal }: Call): Repository | null | PreparedAnswer {
  const fullName = params.repository ?? '';
  const slash = fullName.indexOf('/');
  // A name without a slash, as after a second encoding of it, belongs to a project without a name.
  const projectName = slash === -1 ? '' : fullName.slice(0, slash);
  const project = world.projectNamed(projectName);
  if (project === undefined) return error(404, `project ${projectName} not found`);
  if (!mayRead(principal, project, rules)) return refused(principal);
  return world.repositoryNamed(fullName) ?? null;
}

function taggedIn({ world }: Call, repository: Repository): Tagged[] {
  return world
    .artifactsOf(repository)
    .flatMap((artifact) => artifact.tags.map((tag) => ({ tag, artifact })))
    .toSorted((one, other) => (one.tag.name < other.tag.name ? -1 : 1));
}

/** All tags at once: 1.x does not page them. */
function listTags(call: Call): PreparedAnswer {
  const repository = repositoryIn(call);
  if (repository === null) return json([]);
  if (isAnswer(repository)) return repository;
  const bare = ['0', 'false'].includes(call.at.query.get('detail') ?? '');
  const bodies = taggedIn(call, repository).map(({ tag, artifact }) =>
    bare ? bareTagBody(tag) : tagBody(tag, artifact, call.world.scanOf(artifact)),
  );
  return json(bodies);
}

function withTag(handle: (call: Call, found: Tagged) => PreparedAnswer): Endpoint['handle'] {
  return (call) => {
    const repository = repositoryIn(call);
    if (repository !== null && isAnswer(repository)) return repository;
    const tagged = repository === null ? [] : taggedIn(call, repository);
    const found = tagged.find(({ tag }) => tag.name === call.params.tag);
    const { repository: name, tag } = call.params;
    return found === undefined ? error(404, `resource: ${name}:${tag} not found`) : handle(call, found);
  };
}

/** The report, for whoever accepts its very type; everybody else gets an empty object. */
function report({ world, headers }: Call, { artifact }: Tagged): PreparedAnswer {
  const scan = world.scanOf(artifact);
  if (scan?.status !== 'Success' || headers.accept?.includes(reportType) !== true) return json({});
  const names = severityNames(true);
  const vulnerabilities = findingsOf(scan.findings).map((finding) => ({
    id: finding.id,
    package: finding.package,
    version: finding.version,
    fix_version: finding.fixVersion,
    severity: names[finding.severity],
    description: finding.description,
    links: [finding.link],
  }));
  const severity = worstOf(scan.findings.counts, true);
  return json({ [reportType]: { generated_at: goTime(scan.endedAt), scanner, severity, vulnerabilities } });
}

function requestScan({ world, principal }: Call, { artifact }: Tagged): PreparedAnswer {
  if (!isSystemAdmin(principal)) return refused(principal);
  world.requestScan(artifact);
  return { status: 202, headers: {}, body: '', prepared: true };
}

function listLabels(call: Call): PreparedAnswer {
  const repository = repositoryIn(call);
  return repository !== null && isAnswer(repository) ? repository : json([]);
}

const tags = '/repositories/{repository:path}/tags';

export const tagEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: tags, handle: listTags },
  {
    method: 'GET',
    path: `${tags}/{tag}`,
    handle: withTag((call, { tag, artifact }) => json(tagBody(tag, artifact, call.world.scanOf(artifact)))),
  },
  { method: 'GET', path: `${tags}/{tag}/scan`, handle: withTag(report) },
  { method: 'POST', path: `${tags}/{tag}/scan`, handle: withTag(requestScan) },
  { method: 'GET', path: '/repositories/{repository:path}/labels', handle: listLabels },
];
