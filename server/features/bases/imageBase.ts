import { sql } from 'kysely';
import { baseReference, type ImageBaseFields } from '#contract/images/baseImage.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import { sees, type Visibility } from '../../domain/access/visibility.ts';
import { knownReport } from '../../query/knownReports.ts';
import { baseChainOf, layersOfChain } from './baseChain.ts';
import { type NamedBase, nameBase } from './baseNames.ts';
import { newerBase } from './baseView.ts';
import { inheritedFindings } from './inheritedFindings.ts';

interface OpenedImage {
  readonly registry_id: number;
  readonly digest: string;
  readonly vulnerabilities: number;
}

/** What was looked into of the platform that is shown. */
type ShownContent = Pick<ImageBaseFields, 'DeclaredBase'> & { readonly PlatformDigest?: string | undefined };

/** What an opened image is built on, of the platform that is shown; nothing where that is not known, or in a registry that is not seen. */
export async function imageBase(
  database: Database,
  visibility: Visibility,
  image: OpenedImage,
  { PlatformDigest, DeclaredBase }: ShownContent,
): Promise<ImageBaseFields> {
  const digest = await database.read
    .selectFrom('digests')
    .select('id')
    .where('registry_id', '=', image.registry_id)
    .where('digest', '=', image.digest)
    .executeTakeFirst();
  if (digest === undefined) return { DeclaredBase };
  const { center } = visibility;
  const chainId = await baseChainOf(database.read, { ...digest, center }, PlatformDigest);
  const base = chainId === null ? null : await baseOf(database.read, center, image.registry_id, chainId);
  const declared = await unconnected(database, visibility, DeclaredBase);
  if (base === null || chainId === null || !sees(visibility, base.registry_id)) return { DeclaredBase: declared };
  const BaseImage = {
    RepoNamespace: base.namespace,
    RepoName: base.repository_name,
    Tag: base.tag,
    Digest: base.digest,
    RegistryId: base.registry_id,
    RegistryName: base.registry_name,
    Uuid: base.uuid ?? undefined,
    Outdated: base.outdated === 1,
  };
  return {
    BaseImage,
    BaseLayerCount: await layersOfChain(database.read, chainId),
    ...(await originsOf(database, image, base)),
    DeclaredBase: declared?.Name.endsWith(baseReference(BaseImage)) ? undefined : declared,
  };
}

type KnownBase = Omit<NamedBase, 'newerDigest'>;

/** As it was counted; of what nobody has counted, as of a platform that lists do not show, as it stands now. */
async function baseOf(
  connection: Database['read'],
  center: Visibility['center'],
  imageRegistryId: number,
  chainId: number,
): Promise<KnownBase | null> {
  const counted = await connection
    .selectFrom('bases')
    .leftJoin('registries', 'registries.id', 'bases.registry_id')
    .selectAll('bases')
    .select((select) => select.fn.coalesce('registries.name', 'bases.registry_name').as('registry_name'))
    .where('chain_id', '=', chainId)
    .where('image_registry_id', '=', imageRegistryId)
    .executeTakeFirst();
  return counted ?? (await nameBase(connection, center, imageRegistryId, chainId));
}

/** Unknown is what no report decides: all where one is missing, else what a report lacks of what its scanner counted. */
async function originsOf(database: Database, image: OpenedImage, base: KnownBase): Promise<ImageBaseFields> {
  const [inherited, found, newer] = await Promise.all([
    inheritedFindings(database.read, image, base),
    findingsOf(database, image, base),
    base.newer_uuid === null
      ? undefined
      : database.read
          .selectFrom('images')
          .select(['uuid', 'tag', 'digest', 'vulnerabilities'])
          .where('uuid', '=', base.newer_uuid)
          .executeTakeFirst(),
  ]);
  const all = image.vulnerabilities;
  if (inherited === null) return { UnknownVulCount: all };
  const { cleared, critical, high, medium, low, unknown } = inherited;
  const sum = critical + high + medium + low + unknown;
  const own = found.isBaseWhole ? found.count - sum : 0;
  return {
    InheritedVulCount: sum,
    OwnVulCount: own,
    UnknownVulCount: Math.max(0, Math.max(all, found.count) - sum - own),
    NewerBase: newer && newerBase(newer),
    ClearedVulCount: cleared ?? undefined,
  };
}

/** How many findings are known of the image, and whether the report of its base holds all of that. */
async function findingsOf(
  database: Database,
  image: OpenedImage,
  base: KnownBase,
): Promise<{ readonly count: number; readonly isBaseWhole: boolean }> {
  const { rows } = await sql<{ found: number; skipped: number | null }>`
    select
      (select count(*) from report_findings
        where report_id = ${knownReport(sql`${image.registry_id}`, sql`${image.digest}`)}) as found,
      (select skipped from scan_reports
        where id = ${knownReport(sql`${base.registry_id}`, sql`${base.digest}`)}) as skipped`.execute(database.read);
  return { count: rows[0]?.found ?? 0, isBaseWhole: (rows[0]?.skipped ?? 0) === 0 };
}

/** What the builder says, unless that is a connected image: then its layers have told. */
async function unconnected(
  database: Database,
  { center, registries }: Visibility,
  declared: ImageBaseFields['DeclaredBase'],
) {
  if (declared === undefined) return undefined;
  const connected = await database.read
    .selectFrom('images')
    .select('id')
    .where('digest', '=', declared.Digest)
    .where('center', '=', center)
    .where(isSeen('registry_id', registries))
    .limit(1)
    .executeTakeFirst();
  return connected === undefined ? declared : undefined;
}
