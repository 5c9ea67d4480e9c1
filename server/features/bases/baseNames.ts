import { type Selectable, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import type { BasesTable } from '../../db/tables/baseTables.ts';
import { riskRank } from '../../domain/risk/risk.ts';
import { knownReport } from '../../query/knownReports.ts';
import { imagesOfContents } from './chainConditions.ts';
import { newerTag, type TaggedImage } from './newerTag.ts';

export type StoredBase = Selectable<BasesTable>;

/** What a base is called, and what stands in its repository. */
export type NamedBase = Pick<
  StoredBase,
  | 'registry_id'
  | 'registry_name'
  | 'repository_id'
  | 'namespace'
  | 'repository_name'
  | 'tag'
  | 'digest'
  | 'platform'
  | 'uuid'
  | 'outdated'
  | 'newer_uuid'
> & {
  /** The digest of `newer_uuid`. */
  readonly newerDigest: string | null;
};

interface Candidate {
  readonly registry_id: number;
  readonly registry_name: string;
  readonly repository_id: number;
  readonly namespace: string;
  readonly repository_name: string;
  readonly tag: string;
  readonly digest: string;
  readonly uuid: string;
  readonly platform: string;
  readonly built_at: number | null;
}

interface RepositoryTag extends TaggedImage {
  readonly platforms: readonly string[];
}

const platformNames = z.array(z.string());

/** What a chain is called by the images of one registry; null where it is no base of theirs, and never was. */
export async function nameBase(
  connection: Database['read'],
  center: Center,
  imageRegistryId: number,
  chainId: number,
): Promise<NamedBase | null> {
  const [candidate, remembered] = await Promise.all([
    bestCandidate(connection, center, imageRegistryId, chainId),
    rememberedBase(connection, center, imageRegistryId, chainId),
  ]);
  const chosen = candidate ?? remembered;
  if (chosen === undefined) return null;
  const { registry_id, registry_name, repository_id, namespace, repository_name, digest, platform } = chosen;
  const tag = candidate === undefined ? chosen.tag : await lastTag(connection, candidate, remembered);
  const base = { registry_id, registry_name, repository_id, namespace, repository_name, digest, platform, tag };
  const tags = await tagsBeside(connection, base);
  const newer = newerTag(
    {
      tag,
      digest,
      createdAt: candidate?.built_at ?? (await builtAt(connection, digest)) ?? 0,
      vulnerabilities: await vulnerabilitiesOf(connection, registry_id, digest),
    },
    tags.filter(({ platforms }) => platforms.length === 0 || platforms.includes(platform)),
  );
  const named = tags.filter((one) => one.tag === tag);
  return {
    ...base,
    uuid: candidate?.uuid ?? null,
    outdated: Number(tag !== '' && named.length > 0 && named.every((one) => one.digest !== digest)),
    newer_uuid: newer?.uuid ?? null,
    newerDigest: newer?.digest ?? null,
  };
}

/**
 * Several images may have the very same layers. One with a tag goes before one without; then the earliest built, one of the same
 * registry, and the first by its name.
 */
async function bestCandidate(
  connection: Database['read'],
  center: Center,
  imageRegistryId: number,
  chainId: number,
): Promise<Candidate | undefined> {
  const { rows } = await sql<Candidate>`
    select i.registry_id, g.name as registry_name, i.repository_id, i.namespace, i.repository_name, i.tag, i.digest, i.uuid,
      p.platform, c.created_at as built_at
    from contents c indexed by contents_by_chain ${imagesOfContents(center)}
      cross join registries g on g.id = i.registry_id
    where c.chain_id = ${chainId}
    order by i.tag = '', c.created_at is null, c.created_at, i.registry_id <> ${imageRegistryId},
      i.namespace, i.repository_name, i.tag, i.uuid
    limit 1`.execute(connection);
  return rows[0];
}

/** As the images of this registry called it last, else those of another. */
async function rememberedBase(
  connection: Database['read'],
  center: Center,
  imageRegistryId: number,
  chainId: number,
): Promise<StoredBase | undefined> {
  return connection
    .selectFrom('bases')
    .innerJoin('registries', 'registries.id', 'bases.image_registry_id')
    .selectAll('bases')
    .where('bases.chain_id', '=', chainId)
    .where('registries.center', '=', center)
    .orderBy((select) => select('bases.image_registry_id', '<>', imageRegistryId))
    .orderBy('bases.id')
    .executeTakeFirst();
}

/** A registry may keep an image whose tag has moved on: it is still called by that. */
async function lastTag(
  connection: Database['read'],
  candidate: Candidate,
  remembered: StoredBase | undefined,
): Promise<string> {
  const { tag, digest, repository_id } = candidate;
  if (tag !== '') return tag;
  if (remembered?.digest === digest && remembered.repository_id === repository_id) return remembered.tag;
  const vanished = await connection
    .selectFrom('vanished_images')
    .select('tag')
    .where('repository_id', '=', repository_id)
    .where('digest', '=', digest)
    .where('tag', '<>', '')
    .orderBy('vanished_at', 'desc')
    .orderBy('tag')
    .executeTakeFirst();
  return vanished?.tag ?? '';
}

/** All tags of the repository that a base is or was in. */
async function tagsBeside(
  connection: Database['read'],
  { registry_id, namespace, repository_name }: Pick<NamedBase, 'registry_id' | 'namespace' | 'repository_name'>,
): Promise<RepositoryTag[]> {
  const rows = await connection
    .selectFrom('repositories')
    .innerJoin('images', 'images.repository_id', 'repositories.id')
    .select(['tag', 'digest', 'uuid', 'created_at', 'platforms', 'images.vulnerabilities'])
    .select(knownReport(sql.ref('images.registry_id'), sql.ref('images.digest')).as('report'))
    .where('repositories.registry_id', '=', registry_id)
    .where('repositories.namespace', '=', namespace)
    .where('repositories.name', '=', repository_name)
    .where('tag', '<>', '')
    .execute();
  return rows.map((row) => ({
    tag: row.tag,
    digest: row.digest,
    uuid: row.uuid,
    createdAt: row.created_at,
    platforms: platformNames.parse(JSON.parse(row.platforms)),
    vulnerabilities: row.report === null ? null : row.vulnerabilities,
  }));
}

/** When what is gone was built, as long as it is remembered what was inside. */
async function builtAt(connection: Database['read'], digest: string): Promise<number | null> {
  const { rows } = await sql<{ built_at: number | null }>`
    select max(c.created_at) as built_at from digest_platforms p cross join contents c on c.id = p.content_id
    where p.digest = unhex(substr(${digest}, 8))`.execute(connection);
  return rows[0]?.built_at ?? null;
}

/** What its scanner says; of one that is gone, its report as long as that is kept. */
async function vulnerabilitiesOf(
  connection: Database['read'],
  registryId: number,
  digest: string,
): Promise<number | null> {
  const { rows } = await sql<{ vulnerabilities: number | null }>`
    select coalesce(
      (select max(vulnerabilities) from images
        where digest = ${digest} and +registry_id = ${registryId} and risk_rank > ${sql.lit(riskRank.unknown)}),
      (select count(rf.finding_id) from scan_reports r left join report_findings rf on rf.report_id = r.id
        where r.registry_id = ${registryId} and r.digest = ${digest} and r.imported_at is not null group by r.id)
    ) as vulnerabilities`.execute(connection);
  return rows[0]?.vulnerabilities ?? null;
}
