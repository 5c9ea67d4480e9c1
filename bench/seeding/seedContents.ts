import { sql } from 'kysely';
import type { ImageContent } from '#server/connectors/imageContent.ts';
import { type Database, openDatabase } from '#server/db/database.ts';
import type { MaskedContent } from '#server/inspection/inspectedImage.ts';
import { type DigestContent, storeContents } from '#server/store/contents/storeContents.ts';
import { type SeededBuild, seededContent } from './seededContents.ts';

/** Stored in one transaction, as an intake without limit does at most. */
const batchSize = 500;

/** Stores what is inside of all images of a seeded database, as their intake would have: through the product's own code but for what it counts. */
export async function seedContents(path: string): Promise<void> {
  const database = await openDatabase(path);
  const places = new Map<number, number>();
  for (let after = 0; ; ) {
    const images = await imagesAfter(database, after);
    const contents = images.map((image): DigestContent => {
      const index = places.get(image.repositoryId) ?? 0;
      places.set(image.repositoryId, index + 1);
      return { digest: image.digest, content: contentOf({ ...image, index }, image.digest, image.platforms) };
    });
    await database.write.transaction().execute((transaction) => storeContents(transaction, contents));
    const last = images.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  await countAtOnce(database);
  await database.close();
}

function imagesAfter(database: Database, after: number) {
  return database.read
    .selectFrom('images')
    .select((on) => [
      'id',
      'digest',
      'platforms',
      'repository_id as repositoryId',
      'created_at as builtAt',
      sql<string>`${on.ref('namespace')} || '/' || ${on.ref('repository_name')}`.as('repository'),
    ])
    .where('id', '>', after)
    .orderBy('id')
    .limit(batchSize)
    .execute();
}

/** An image, or an index of two: their digests are made of its own. */
function contentOf(build: SeededBuild, digest: string, platforms: string): MaskedContent {
  const architectures: string[] = JSON.parse(platforms).map((platform: string) => platform.slice('linux/'.length));
  const of = architectures.map((architecture, place) =>
    seededContent(build, architectures.length === 1 ? digest : childOf(digest, place), architecture),
  );
  const content: ImageContent = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    size: of.reduce((sum, { size }) => sum + size, 0),
    createdAt: build.builtAt,
    platforms: of,
    absentPlatforms: [],
    platformsLeftOut: 0,
  };
  // Seeded texts hold no secrets.
  return content as MaskedContent;
}

function childOf(digest: string, place: number): string {
  return `${digest.slice(0, -1)}${((Number.parseInt(digest.slice(-1), 16) + place) % 16).toString(16)}`;
}

/** What triggers count image by image as each is taken in. */
async function countAtOnce({ write }: Database): Promise<void> {
  await sql`
    insert into layer_images (layer_id, registry_id, images)
    select layer.value, digests.registry_id, count(distinct digests.id)
    from digests
      join digest_platforms on digest_platforms.digest = unhex(substr(digests.digest, 8))
      join contents on contents.id = digest_platforms.content_id, json_each(contents.layers) as layer
    where digests.state = 1 group by 1, 2`.execute(write);
  await sql`insert into base_digests_due (digest_id) select id from digests where state = 1`.execute(write);
}
