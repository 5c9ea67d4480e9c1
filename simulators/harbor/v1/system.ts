import { isSystemAdmin, mayRead } from '../access.ts';
import { error, json, refusalOfNonAdmin } from './answers.ts';
import { type Call, type Endpoint, type PreparedAnswer, rules, version } from './endpoint.ts';

function systemInfo({ url }: Call): PreparedAnswer {
  return json({
    with_notary: false,
    with_admiral: false,
    admiral_endpoint: 'NA',
    auth_mode: 'db_auth',
    registry_url: url.replace(/^https?:\/\//, ''),
    external_url: url,
    project_creation_restriction: 'everyone',
    self_registration: false,
    has_ca_root: false,
    harbor_version: version,
    registry_storage_provider_name: 'filesystem',
    read_only: false,
    with_chartmuseum: false,
    notification_enable: true,
  });
}

function health(): PreparedAnswer {
  const names = ['jobservice', 'registry', 'registryctl', 'database', 'redis', 'core', 'portal'];
  return json({ status: 'healthy', components: names.map((name) => ({ name, status: 'healthy' })) });
}

function statistics({ principal, world }: Call): PreparedAnswer {
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorized', false);
  // Private, then public.
  const projects: [number, number] = [0, 0];
  const repositories: [number, number] = [0, 0];
  for (const project of world.projects) {
    if (!mayRead(principal, project, rules)) continue;
    const side = project.public ? 1 : 0;
    projects[side] += 1;
    repositories[side] += world.repositoriesOf(project).length;
  }
  const totals = {
    total_project_count: projects[0] + projects[1],
    total_repo_count: repositories[0] + repositories[1],
  };
  return json({
    private_project_count: projects[0],
    private_repo_count: repositories[0],
    public_project_count: projects[1],
    public_repo_count: repositories[1],
    ...(isSystemAdmin(principal) ? totals : {}),
  });
}

export const systemEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/systeminfo', handle: systemInfo },
  {
    method: 'GET',
    path: '/systeminfo/volumes',
    handle: ({ principal }) => refusalOfNonAdmin(principal, true) ?? json({ storage: { total: 0, free: 0 } }),
  },
  { method: 'GET', path: '/ping', handle: () => json('Pong') },
  { method: 'GET', path: '/health', handle: health },
  { method: 'GET', path: '/statistics', handle: statistics },
  {
    method: 'GET',
    path: '/configurations',
    handle: ({ principal }) =>
      refusalOfNonAdmin(principal, false) ?? json({ auth_mode: { editable: true, value: 'db_auth' } }),
  },
];
