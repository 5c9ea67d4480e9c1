import type { RegistryVersion } from '#contract/enums.ts';
import { type Recorded, type Replay, type ReplayOptions, recordedBody, replayRecordings } from './replayRecordings.ts';

interface Line {
  readonly version: RegistryVersion;
  readonly usersCurrent: string;
  readonly projects: string;
  readonly statistics: string;
  readonly repositories: (project: string) => string;
  /** Recordings of the only repository of each public project; public-apps was recorded in 2.9 alone. */
  readonly publicRepositories: Readonly<Record<string, readonly unknown[]>>;
}

const paged = 'page=1&page_size=100';

function line2(of: Recorded, libraryRecording: string): Line {
  const repositories = (project: string) => `/api/v2.0/projects/${project}/repositories?${paged}`;
  return {
    version: 'V2',
    usersCurrent: '/api/v2.0/users/current',
    projects: `/api/v2.0/projects?${paged}`,
    statistics: '/api/v2.0/statistics',
    repositories,
    publicRepositories: {
      [repositories('library')]: recordedBody(of, libraryRecording) as unknown[],
      [repositories('public-apps')]: [{ name: 'public-apps/web' }],
    },
  };
}

const ids: Record<string, number> = { library: 1, 'public-apps': 2, team: 3, bulk: 4, empty: 5 };

function line1(): Line {
  const repositories = (project: string) => `/api/repositories?project_id=${ids[project]}&${paged}`;
  return {
    version: 'V1',
    usersCurrent: '/api/users/current',
    projects: `/api/projects?${paged}`,
    statistics: '/api/statistics',
    repositories,
    publicRepositories: {
      [repositories('library')]: recordedBody('harbor-1.10.18', '76-') as unknown[],
      [repositories('public-apps')]: [{ name: 'public-apps/web' }],
    },
  };
}

/** What differs between the recorded servers: paths, and the answers that were not recorded for an admin. */
export const lines: Record<Recorded, Line> = {
  'harbor-2.15.2': line2('harbor-2.15.2', '82-'),
  'harbor-2.9.0': line2('harbor-2.9.0', '82-'),
  'harbor-2.0.6': line2('harbor-2.0.6', '71-'),
  'harbor-1.10.18': line1(),
};

/** A replayed server that has an answer for every call of a whole listing. */
export async function recordedHarbor(of: Recorded, options: ReplayOptions = {}): Promise<Replay> {
  const replay = await replayRecordings(of, options);
  replay.intercept = (request) => {
    const body = lines[of].publicRepositories[request.path];
    return body && { status: 200, headers: { 'X-Total-Count': String(body.length) }, body };
  };
  return replay;
}
