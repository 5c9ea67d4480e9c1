import { type SqlBool, sql } from 'kysely';
import type { ImageFacts } from '../../../connectors/port.ts';
import type { Database } from '../../../db/database.ts';
import { scanColumns } from '../../../domain/risk/scanColumns.ts';
import { platformsOf } from '../../../store/contents/readContents.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import { forgetOtherArtifacts } from '../../../store/otherArtifacts.ts';

/** A scanner finds what was found out since, without anybody pushing: an image is looked at again after this long, ms. */
const lookAgainMs = 7 * 86_400_000;
/** What waits for its scan, or could not be read, is looked at again after this long, ms. */
const soonMs = 30 * 60_000;
/** Read from the list of what is due at once. */
const batchSize = 100;

/** What lists do not tell of images, where it costs calls of its own: read behind the page, by digest. */
export function createFactsRepository(database: Database, now: () => number) {
  const rowsOf = ({ registry_id, digest }: Pick<ImageRecord, 'registry_id' | 'digest'>) =>
    database.write.updateTable('images').where('registry_id', '=', registry_id).where('digest', '=', digest);

  /** Another tag may have brought what this one lacks: then no call is needed. */
  const copyFromOtherTag = async ({ id, registry_id, digest }: ImageRecord): Promise<boolean> => {
    const copied = ['size', 'media_type', 'platforms', 'created_at', 'scan_status', 'scanned_at', 'scan_blocked'];
    const counts = ['risk_rank', 'critical', 'high', 'medium', 'low', 'unknown', 'fixable', 'vulnerabilities'];
    const columns = sql.join([...copied, ...counts, 'facts_due'].map((column) => sql.ref(column)));
    const { rows } = await sql<{ id: number }>`
      update images set (${columns}) = (
        select ${columns} from images as other
        where other.registry_id = ${registry_id} and other.digest = ${digest} and other.facts_due > ${now()} limit 1)
      where id = ${id} and facts_due <= ${now()} and exists (
        select 1 from images as other
        where other.registry_id = ${registry_id} and other.digest = ${digest} and other.facts_due > ${now()})
      returning id`.execute(database.write);
    return rows.length > 0;
  };

  return {
    /** Those never read come first. What is left as it is, as where its token is dead, comes once. */
    async *due(registryId: number): AsyncGenerator<ImageRecord> {
      let last = { due: -1, id: 0 };
      for (;;) {
        const images = await database.read
          .selectFrom('images')
          .selectAll()
          .where('registry_id', '=', registryId)
          .where('facts_due', '<=', now())
          .where(sql<SqlBool>`(facts_due, id) > (${last.due}, ${last.id})`)
          .orderBy('facts_due')
          .orderBy('id')
          .limit(batchSize)
          .execute();
        const done = new Set<string>();
        for (const image of images) {
          if (done.has(image.digest) || (image.facts_due === 0 && (await copyFromOtherTag(image)))) continue;
          done.add(image.digest);
          yield image;
        }
        const { facts_due: due, id } = images.at(-1) ?? {};
        if (images.length < batchSize || due == null || id === undefined) return;
        last = { due, id };
      }
    },

    /** The digests of what an image holds, where the intake has read all of that: its manifest need not be asked for once more. */
    async platforms({ registry_id: registryId, digest }: ImageRecord): Promise<readonly string[] | undefined> {
      const whole = await database.read
        .selectFrom('digests')
        .select('id')
        .where('registry_id', '=', registryId)
        .where('digest', '=', digest)
        .where('left_out', '=', 0)
        .executeTakeFirst();
      const platforms = whole === undefined ? [] : await platformsOf(database.read, { registryId, digest });
      return platforms.length === 0 ? undefined : platforms.map((platform) => platform.digest);
    },

    /** Writes what was read to every row that shows the digest; what the scanner said earlier stays where it said nothing now. */
    async store(image: ImageRecord, facts: ImageFacts): Promise<ImageRecord | undefined> {
      const { scan } = facts;
      const isTold = scan === null || typeof scan === 'object';
      const isOpen = !isTold || scan?.status === 'INIT';
      await rowsOf(image)
        .set((column) => ({
          size: column.fn.coalesce(column.val(facts.size), 'size'),
          // What the intake has read of the content itself stays.
          media_type: sql<string>`coalesce(nullif(media_type, ''), ${facts.mediaType})`,
          platforms: sql<string>`coalesce(nullif(platforms, '[]'), ${JSON.stringify(facts.platforms)})`,
          created_at: sql<number>`coalesce(nullif(created_at, 0), ${facts.createdAt ?? 0})`,
          ...(isTold ? { ...scanColumns(scan), scan_blocked: facts.scanBlocked ?? null } : {}),
          facts_due: now() + (isOpen ? soonMs : lookAgainMs),
        }))
        .execute();
      return database.write.selectFrom('images').selectAll().where('id', '=', image.id).executeTakeFirst();
    },

    async noImage({ registry_id, digest }: ImageRecord): Promise<void> {
      await database.write
        .transaction()
        .execute((transaction) => forgetOtherArtifacts(transaction, registry_id, [digest]));
    },

    /** It could not be read now. */
    async later(image: ImageRecord): Promise<void> {
      await rowsOf(image)
        .set({ facts_due: now() + soonMs })
        .execute();
    },
  };
}

export type FactsRepository = ReturnType<typeof createFactsRepository>;
