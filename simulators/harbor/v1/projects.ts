import type { Project } from '../../world/model.ts';
import { mayRead } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { error, isAnswer, json, refused } from './answers.ts';
import { type Call, type Endpoint, type PreparedAnswer, rules } from './endpoint.ts';
import { pageOf } from './pageOf.ts';
import { allowlistOf, projectBody } from './projectBody.ts';

function bodyOf({ world, principal }: Call, project: Project): object {
  return projectBody(project, principal, world.repositoriesOf(project).length, { emptyRoles: false });
}

function listProjects(call: Call): PreparedAnswer {
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const { world, at, principal } = call;
  const name = at.query.get('name') ?? '';
  const wantedPublic = at.query.get('public');
  const projects = world.projects.filter(
    (project) =>
      mayRead(principal, project, rules) &&
      project.name.includes(name) &&
      (wantedPublic === null || String(project.public) === wantedPublic),
  );
  const bodies = slice(projects, page).map((project) => bodyOf(call, project));
  // A page without projects is null, not an empty list.
  return json(bodies.length === 0 ? null : bodies, pagingHeaders(at, page, projects.length, ', '));
}

function headProject({ world, at, principal }: Call): PreparedAnswer {
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorized');
  const name = at.query.get('project_name') ?? '';
  if (world.projectNamed(name) === undefined) return error(404, `project ${name} not found`);
  return { status: 200, headers: {}, body: '', prepared: true };
}

function readable({ world, params, principal }: Call): Project | PreparedAnswer {
  const project = world.projectWithId(Number(params.project));
  if (project === undefined) {
    if (principal.kind === 'anonymous') return refused(principal, false);
    return error(404, `project ${params.project} not found`, false);
  }
  return mayRead(principal, project, rules) ? project : refused(principal);
}

function getProject(call: Call): PreparedAnswer {
  const project = readable(call);
  return isAnswer(project) ? project : json({ ...bodyOf(call, project), ...allowlistOf(project) });
}

function summary(call: Call): PreparedAnswer {
  const project = readable(call);
  if (isAnswer(project)) return project;
  const repositories = call.world.repositoriesOf(project);
  const images = repositories.reduce((sum, { source }) => sum + source.imageCount, 0);
  return json({
    repo_count: repositories.length,
    chart_count: 0,
    project_admin_count: 1,
    master_count: 0,
    developer_count: project.members.length,
    guest_count: 0,
    limited_guest_count: 0,
    quota: { hard: { count: -1, storage: -1 }, used: { count: images, storage: images * 120_000_000 } },
  });
}

/** Nothing is created: clients of a simulated registry only find out what a POST without an XSRF token does. */
function createProject({ world, body, principal }: Call): PreparedAnswer {
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorized');
  const name = /"project_name"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
  const taken = world.projectNamed(name) !== undefined;
  return taken ? error(409, 'conflict project') : error(400, 'the simulator creates no projects');
}

export const projectEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/projects', handle: listProjects },
  { method: 'HEAD', path: '/projects', handle: headProject },
  { method: 'POST', path: '/projects', handle: createProject },
  { method: 'GET', path: '/projects/{project:number}', handle: getProject },
  { method: 'GET', path: '/projects/{project:number}/summary', handle: summary },
];
