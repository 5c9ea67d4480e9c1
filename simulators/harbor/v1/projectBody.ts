import type { Project } from '../../world/model.ts';
import { roleIn } from '../access.ts';
import type { Principal } from '../login.ts';
import { goTime } from '../time.ts';

/** What goes with a project that is asked for by itself; a list leaves it empty. */
export function allowlistOf(project: Project): object {
  const time = goTime(project.createdAt);
  return {
    cve_whitelist: { id: project.id, project_id: project.id, items: [], creation_time: time, update_time: time },
  };
}

/** A project as 1.x writes it, and 2.0 still does, which gives signed-in users without a role an empty list. */
export function projectBody(
  project: Project,
  principal: Principal,
  repositories: number,
  { emptyRoles }: { emptyRoles: boolean },
): object {
  const role = roleIn(principal, project);
  const noRoles = emptyRoles && principal.kind === 'user' ? [] : null;
  return {
    project_id: project.id,
    owner_id: 1,
    name: project.name,
    creation_time: goTime(project.createdAt),
    update_time: goTime(project.createdAt),
    deleted: false,
    owner_name: '',
    current_user_role_id: role ?? 0,
    current_user_role_ids: role === null ? noRoles : [role],
    repo_count: repositories,
    chart_count: 0,
    metadata: { public: String(project.public) },
    cve_whitelist: { id: 0, project_id: 0, items: null, creation_time: goTime(null), update_time: goTime(null) },
  };
}
