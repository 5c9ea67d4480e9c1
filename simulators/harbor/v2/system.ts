import { isSystemAdmin, mayRead } from '../access.ts';
import { isoTime } from '../time.ts';
import { error, json, legacy } from './answers.ts';
import type { Call, Endpoint } from './endpoint.ts';

function systemInfo({ facts, principal, url, world }: Call) {
  const known = {
    external_url: url,
    has_ca_root: false,
    notification_enable: true,
    project_creation_restriction: 'everyone',
    read_only: world.readOnly,
    registry_storage_provider_name: 'filesystem',
    registry_url: url.replace(/^https?:\/\//, ''),
  };
  const isTold = !facts.newest || principal.kind !== 'anonymous';
  const version = isTold ? { harbor_version: facts.version } : {};
  const open = { auth_mode: 'db_auth', ...version, self_registration: false };
  if (facts.legacyHalf) return legacy(facts, { with_notary: false, ...open, ...known, with_chartmuseum: false });
  const provider = facts.newest ? { oidc_provider_name: '' } : {};
  const short = { ...open, banner_message: '', primary_auth_mode: false, ...provider };
  if (principal.kind === 'anonymous') return legacy(facts, short);
  return legacy(facts, { ...short, ...known, current_time: isoTime(Date.now()) });
}

function ping({ facts, headers }: Call) {
  if (facts.newest && headers.accept?.includes('json')) return json('Pong');
  if (facts.legacyHalf) return legacy(facts, 'Pong');
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'Pong' };
}

function health({ facts, world }: Call) {
  const names = ['core', 'database', 'jobservice', 'portal', 'redis', 'registry', 'registryctl'];
  const components = names.map((name) =>
    world.databaseIsDown && name === 'database'
      ? { error: 'failed to run SQL "SELECT 1"', name, status: 'unhealthy' }
      : { name, status: 'healthy' },
  );
  return legacy(facts, { components, status: world.databaseIsDown ? 'unhealthy' : 'healthy' });
}

/** Harbor shows an ordinary user the counts of what they may read, and no totals; the newest counts for robots what is public. */
function statistics({ facts, principal, world, rules }: Call) {
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorized' : 'unauthorized');
  // Private, then public.
  const projects: [number, number] = [0, 0];
  const repositories: [number, number] = [0, 0];
  for (const project of world.projects) {
    if (!mayRead(principal, project, rules)) continue;
    if (principal.kind === 'robot' && facts.newest && !project.public) continue;
    const side = project.public ? 1 : 0;
    projects[side] += 1;
    repositories[side] += world.repositoriesOf(project).length;
  }
  const admin = isSystemAdmin(principal);
  const totals = {
    total_project_count: admin ? projects[0] + projects[1] : 0,
    total_repo_count: admin ? repositories[0] + repositories[1] : 0,
  };
  // Summing up real sizes would write out the whole world: an average image stands in.
  const storage = { total_storage_consumption: admin ? world.imageCount * 120_000_000 : 0 };
  return legacy(facts, {
    private_project_count: projects[0],
    private_repo_count: repositories[0],
    public_project_count: projects[1],
    public_repo_count: repositories[1],
    ...(facts.legacyHalf ? (admin ? totals : {}) : { ...totals, ...storage }),
  });
}

function configurations({ facts, principal }: Call) {
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorized' : 'unauthorized');
  if (!isSystemAdmin(principal)) return error(403, principal.account.userName);
  return legacy(facts, { auth_mode: { editable: true, value: 'db_auth' } });
}

export const systemEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/systeminfo', handle: systemInfo },
  { method: 'GET', path: '/ping', produces: 'text/plain', handle: ping },
  { method: 'GET', path: '/health', handle: health },
  { method: 'GET', path: '/statistics', handle: statistics },
  { method: 'GET', path: '/configurations', handle: configurations },
];
