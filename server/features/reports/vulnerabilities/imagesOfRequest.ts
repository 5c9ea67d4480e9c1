import { type SqlBool, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { imagesAtReference } from './imagesAtReference.ts';

export type VulnerabilityRequest = ParsedRequestOf<'DescribeImageVulList'>;

/** Which of the images that are seen a request is about, as a condition on `images`. */
export async function imagesOfRequest(database: Database, visibility: Visibility, request: VulnerabilityRequest) {
  const is = (column: string, value: string | number | undefined) =>
    value === undefined ? [] : [sql<SqlBool>`${sql.ref(`images.${column}`)} = ${value}`];
  const id = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const inRegion = (region: string | undefined) =>
    region === undefined
      ? []
      : [sql<SqlBool>`images.registry_id in (select id from registries where region_id = ${region})`];
  const uuids = request.Uuids?.split(',').map((uuid) => uuid.trim());
  const conditions = [
    ...is('center', visibility.center),
    isSeen('images.registry_id', visibility.registries),
    ...(request.Image === undefined ? [] : [await imagesAtReference(database, visibility, request.Image)]),
    ...(uuids === undefined ? [] : [sql<SqlBool>`images.uuid in (${sql.join(uuids)})`]),
    ...is('digest', request.Digest),
    ...is('tag', request.Tag),
    ...is('repository_id', id(request.RepoId)),
    ...is('repository_name', request.RepoName),
    ...is('namespace', request.RepoNamespace),
    ...is('registry_id', id(request.InstanceId)),
    ...is('registry_id', id(request.RepoInstanceId)),
    ...inRegion(request.RegionId),
    ...inRegion(request.RepoRegionId),
  ];
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
