import type { Answer } from '../../http/answer.ts';
import type { Project } from '../../world/model.ts';
import { isSystemAdmin, mayRead, maySee, roleIn } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { isoTime } from '../time.ts';
import { allowlistOf, projectBody as olderProjectBody } from '../v1/projectBody.ts';
import { error, isAnswer, json, legacy, refused } from './answers.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { filterOf, matches, sorted } from './listQuery.ts';
import { legacyPageOf } from './pageOf.ts';

function projectBody(call: Call, project: Project, withDetail = true): object {
  const { facts, principal, world } = call;
  const repositories = world.repositoriesOf(project).length;
  if (facts.legacyHalf) return olderProjectBody(project, principal, repositories, { emptyRoles: true });
  const role = roleIn(principal, project);
  const never = { creation_time: isoTime(null), update_time: isoTime(null) };
  return {
    creation_time: isoTime(project.createdAt),
    ...(role === null ? {} : { current_user_role_id: role }),
    current_user_role_ids: role === null ? null : [role],
    cve_allowlist: withDetail
      ? { ...never, id: project.id, items: [], project_id: project.id }
      : { ...never, items: null },
    ...(withDetail ? { metadata: { public: String(project.public) } } : {}),
    name: project.name,
    owner_id: 1,
    ...(withDetail ? { owner_name: 'admin' } : {}),
    project_id: project.id,
    repo_count: repositories,
    update_time: isoTime(project.createdAt),
  };
}

function listProjects(call: Call): Answer {
  const { world, at, principal, rules, facts } = call;
  const page = legacyPageOf(call);
  if (isAnswer(page)) return page;
  const filter = filterOf(call);
  if (isAnswer(filter)) return filter;
  const wantedName = at.query.get('name');
  const wantedPublic = at.query.get('public');
  const visible = world.projects.filter(
    (project) =>
      maySee(principal, project, rules) &&
      matches(project.name, filter.get('name')) &&
      // The name parameter finds parts of names too.
      (wantedName === null || project.name.includes(wantedName)) &&
      (wantedPublic === null || String(project.public) === wantedPublic),
  );
  const ordered = sorted(visible, at.query.get('sort'), (project) => project);
  const withDetail = at.query.get('with_detail') !== 'false';
  const bodies = slice(ordered, page).map((project) => projectBody(call, project, withDetail));
  const headers = pagingHeaders(at, page, visible.length, facts.legacyHalf ? ', ' : ' , ');
  // The older code answers null, not an empty list, when nothing is on the page.
  return legacy(facts, facts.legacyHalf && bodies.length === 0 ? null : bodies, headers);
}

function headProject({ world, at, facts, principal }: Call): Answer {
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorized' : 'unauthorized');
  const name = at.query.get('project_name') ?? '';
  if (world.projectNamed(name) === undefined) return error(404, `project ${name} not found`);
  return { status: 200, headers: {}, body: '' };
}

/** By id, and from 2.2 on by name too; a number is an id unless X-Is-Resource-Name says otherwise. */
function findProject({ world, params, headers, facts }: Call): Project | undefined {
  const reference = params.project ?? '';
  const byName = !facts.legacyHalf && headers['x-is-resource-name'] === 'true';
  return /^\d+$/.test(reference) && !byName ? world.projectWithId(Number(reference)) : world.projectNamed(reference);
}

/** Who may not know a project learns nothing about whether it exists. */
function readable(call: Call): Project | Answer {
  const project = findProject(call);
  if (project !== undefined && mayRead(call.principal, project, call.rules)) return project;
  if (project === undefined && isSystemAdmin(call.principal)) {
    return error(404, `project ${call.params.project} not found`);
  }
  return refused(call.principal);
}

function getProject(call: Call): Answer {
  const project = readable(call);
  if (isAnswer(project)) return project;
  const alone = call.facts.legacyHalf ? allowlistOf(project) : {};
  return legacy(call.facts, { ...projectBody(call, project), ...alone });
}

function summary(call: Call): Answer {
  const project = readable(call);
  if (isAnswer(project)) return project;
  const repositories = call.world.repositoriesOf(project);
  return json({
    developer_count: project.members.length,
    project_admin_count: 1,
    quota: { hard: { storage: -1 }, used: { storage: repositories.length * 120_000_000 } },
    repo_count: repositories.length,
  });
}

/** Nothing is created: clients of a simulated registry only find out what a POST without a CSRF token does. */
function createProject({ world, body, facts, principal }: Call): Answer {
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorized' : 'unauthorized');
  const name = /"project_name"\s*:\s*"([^"]*)"/.exec(body)?.[1];
  if (name === undefined || world.projectNamed(name) === undefined)
    return error(400, 'the simulator creates no projects');
  return error(409, facts.legacyHalf ? 'conflict project' : `The project named ${name} already exists`);
}

export const projectEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/projects', handle: listProjects },
  { method: 'HEAD', path: '/projects', handle: headProject },
  { method: 'POST', path: '/projects', handle: createProject },
  { method: 'GET', path: '/projects/{project}', only: 'modern', handle: getProject },
  { method: 'GET', path: '/projects/{project:number}', only: 'legacy', handle: getProject },
  { method: 'GET', path: '/projects/{project}/summary', only: 'modern', handle: summary },
];
