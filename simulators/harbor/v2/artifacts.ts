import type { Answer } from '../../http/answer.ts';
import type { Artifact } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { isSystemAdmin } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { buildHistory, vulnerabilities } from './additions.ts';
import { error, isAnswer, json, refused } from './answers.ts';
import { artifactBody, tagBody } from './artifactBody.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { filterOf } from './listQuery.ts';
import { pageOf } from './pageOf.ts';
import { projectOf } from './repositories.ts';

const notTaken =
  'the configured scanner standin-ok does not support scanning artifact with mime type application/vnd.oci.image.manifest.v1+json';

interface Found {
  readonly artifact: Artifact;
  readonly repository: Repository;
}

/** `tags=*` any tag, `tags=nil` none, else the tag of that name. */
function hasTag(artifact: Artifact, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === '*') return artifact.tags.length > 0;
  if (wanted === 'nil') return artifact.tags.length === 0;
  return artifact.tags.some(({ name }) => name === wanted);
}

function listArtifacts(call: Call): Answer {
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const filter = filterOf(call);
  if (isAnswer(filter)) return filter;
  const { world, params, at, principal, facts } = call;
  const project = projectOf(call);
  const known = world.projectNamed(params.project ?? '') !== undefined;
  // To an admin of 2.9 a missing project is as empty as a missing repository.
  const emptyForAdmin = !known && isSystemAdmin(principal) && !facts.legacyHalf;
  if (isAnswer(project) && !emptyForAdmin) return project;
  const repository = world.repositoryNamed(`${params.project}/${params.repository}`);
  if (repository === undefined) return json([], pagingHeaders(at, page, 0, ' , '));
  const artifacts = world.artifactsOf(repository).filter((artifact) => hasTag(artifact, filter.get('tags')));
  const bodies = slice(artifacts, page).map((artifact) => artifactBody(call, artifact, repository));
  return json(bodies, pagingHeaders(at, page, artifacts.length, ' , '));
}

function findArtifact(call: Call): Found | Answer {
  const project = projectOf(call);
  if (isAnswer(project)) return project;
  const { world, params } = call;
  const fullName = `${project.name}/${params.repository}`;
  const reference = params.reference ?? '';
  const repository = world.repositoryNamed(fullName);
  const artifact = repository === undefined ? undefined : world.artifactOf(repository, reference);
  if (repository === undefined || artifact === undefined) {
    const separator = reference.startsWith('sha256:') ? '@' : ':';
    return error(404, `artifact ${fullName}${separator}${reference} not found`);
  }
  return { artifact, repository };
}

function withArtifact(handle: (call: Call, found: Found) => Answer): (call: Call) => Answer {
  return (call) => {
    const found = findArtifact(call);
    return isAnswer(found) ? found : handle(call, found);
  };
}

function listTags(call: Call, { artifact, repository }: Found): Answer {
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const tags = slice(artifact.tags, page).map((tag) => tagBody(call, tag, artifact, repository));
  return json(tags, pagingHeaders(call.at, page, artifact.tags.length, ' , '));
}

const accepted: Answer = { status: 202, headers: {}, body: '' };

function requestScan(call: Call, { artifact, repository }: Found): Answer {
  const { world, principal, facts } = call;
  if (!isSystemAdmin(principal)) return refused(principal);
  if (!world.hasScanner) return error(412, `no available scanner for project: ${repository.project.id}`);
  if (artifact.kind !== 'IMAGE' || world.refusedByScanner.has(artifact.digest)) return error(400, notTaken);
  if (facts.newest && world.isScanning(artifact)) return error(409, 'a previous scan process is Running');
  world.requestScan(artifact);
  return accepted;
}

function stopScan(call: Call, { artifact }: Found): Answer {
  if (!isSystemAdmin(call.principal)) return refused(call.principal);
  call.world.stopScan(artifact);
  return accepted;
}

const artifacts = '/projects/{project}/repositories/{repository}/artifacts';
const one = `${artifacts}/{reference}`;

export const artifactEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: artifacts, handle: listArtifacts },
  {
    method: 'GET',
    path: one,
    handle: withArtifact((call, { artifact, repository }) => json(artifactBody(call, artifact, repository))),
  },
  { method: 'GET', path: `${one}/tags`, handle: withArtifact(listTags) },
  { method: 'POST', path: `${one}/scan`, handle: withArtifact(requestScan) },
  { method: 'POST', path: `${one}/scan/stop`, handle: withArtifact(stopScan) },
  { method: 'GET', path: `${one}/additions/vulnerabilities`, handle: withArtifact(vulnerabilities) },
  { method: 'GET', path: `${one}/additions/build_history`, handle: withArtifact(buildHistory) },
];
