import { protocolType } from '#contract/enums.ts';
import { Hidden, listOf, type SeenSubject, type SubjectReader, type ToldValue } from './seenSubject.ts';

/** A Container Registry account: what is connected with its AccessKey, or with the one that has taken its place. */
export const acrAccountSubject: SubjectReader = async ({ database, center, parameters }) => {
  if (center === null) return null;
  const connectedWith = (accessKeyId: string) =>
    database.write
      .selectFrom('registries')
      .selectAll()
      .where('type', '=', 'acr')
      .where('center', '=', center)
      .where('user_name', '=', accessKeyId)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute();
  for (const accessKeyId of [parameters.AccessKeyId, parameters.NewAccessKeyId]) {
    const [first, ...others] = typeof accessKeyId === 'string' ? await connectedWith(accessKeyId) : [];
    if (first !== undefined) return accountOf(first, [first, ...others]);
  }
  return null;
};

type Region = Record<'user_name' | 'region_id' | 'host_ip', string> &
  Record<'secret_set_at' | 'protocol' | 'port' | 'trans_per_hour', number> &
  Record<'include_patterns' | 'exclude_patterns' | 'sync_schedule', string>;

/** By the names of `AddAcrAccount`. Regions may differ, as they can be connected one by one. */
function accountOf(first: Region, regions: readonly Region[]): SeenSubject {
  return {
    type: 'acrAccount',
    id: first.user_name,
    name: first.user_name,
    facts: {
      AccessKeyId: first.user_name,
      // Of one: a region that is added has the secret of the others.
      AccessKeySecret: new Hidden(first.secret_set_at),
      RegionIds: regions.map(({ region_id }) => region_id),
      EndpointIp: distinct(regions.map(({ host_ip }) => host_ip)),
      Port: distinct(regions.map(({ port }) => port)),
      ProtocolType: distinct(regions.map(({ protocol }) => (protocol === protocolType.http ? 'HTTP' : 'HTTPS'))),
      TransPerHour: distinct(regions.map(({ trans_per_hour }) => trans_per_hour)),
      IncludePatterns: [...new Set(regions.flatMap(({ include_patterns }) => listOf(include_patterns)))],
      ExcludePatterns: [...new Set(regions.flatMap(({ exclude_patterns }) => listOf(exclude_patterns)))],
      SyncSchedule: distinct(regions.map(({ sync_schedule }) => sync_schedule)),
    },
  };
}

function distinct(values: readonly (string | number)[]): ToldValue {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : [...new Set(values)].map(String);
}
