import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { offsetOf } from '../../../domain/paging.ts';
import { listedRows } from '../../../query/images/imageListRepository.ts';
import { imagesWithLayers, platformsOf, readablePlatforms, readContent } from '../../../store/contents/readContents.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import { contentFields, shownPlatform } from './contentView.ts';

const mostShared = 100;

type DetailRecord = ImageRecord & { readonly left_out: number | null };

export function createImageDetailRepository(database: Database, now: () => number) {
  /** One that has come back is an image again. */
  const vanished = (repositoryId: number) =>
    database.read
      .selectFrom('vanished_images')
      .where('repository_id', '=', repositoryId)
      .where('vanished_at', '>', now() - limits.vanishedMs)
      .where((on) =>
        on.not(
          on.exists(on.selectFrom('images').select('images.id').whereRef('images.uuid', '=', 'vanished_images.uuid')),
        ),
      );

  return {
    async find(visibility: Visibility, uuid: string) {
      return listedRows(database, visibility)
        .leftJoin('sync_runs', 'sync_runs.id', 'images.listed_run')
        .select(['digests.left_out', 'sync_runs.started_at as last_seen_at'])
        .where('images.uuid', '=', uuid)
        .where('images.center', '=', visibility.center)
        .executeTakeFirst();
    },

    /** Those that its registry has of it, by name; none where it was not looked into. */
    async platforms({ registry_id: registryId, digest }: ImageRecord): Promise<string[]> {
      const present = readablePlatforms(await platformsOf(database.read, { registryId, digest }));
      return [...new Set(present.map(({ platform }) => platform))];
    },

    /** What is inside of it, of the platform that is asked for; undefined where it was not looked into. */
    async content(
      visibility: Visibility,
      { registry_id: registryId, digest, left_out }: DetailRecord,
      asked: string | undefined,
    ) {
      const platforms = await platformsOf(database.read, { registryId, digest });
      const shown = shownPlatform(platforms, asked);
      if (shown?.contentId == null) return undefined;
      const content = await readContent(database.read, shown.contentId);
      if (content === undefined) return undefined;
      const sharing = await imagesWithLayers(database.read, visibility, content.layers);
      return contentFields(platforms, left_out ?? 0, shown, content, sharing);
    },

    /** Other rows of the same registry that show the same image, newest first. */
    async sharing(image: ImageRecord) {
      return database.read
        .selectFrom('images')
        .select(['uuid', 'namespace', 'repository_name', 'tag'])
        .where('digest', '=', image.digest)
        .where('registry_id', '=', image.registry_id)
        .where('id', '<>', image.id)
        .orderBy('updated_at', 'desc')
        .orderBy('uuid')
        .limit(mostShared)
        .execute();
    },

    async hasRepository({ center, registries }: Visibility, repositoryId: number): Promise<boolean> {
      const found = await database.read
        .selectFrom('repositories')
        .innerJoin('registries', 'registries.id', 'repositories.registry_id')
        .select('repositories.id')
        .where('repositories.id', '=', repositoryId)
        .where('registries.center', '=', center)
        .where(isSeen('registries.id', registries))
        .executeTakeFirst();
      return found !== undefined;
    },

    /** The latest first. */
    async vanishedPage(repositoryId: number, request: ParsedRequestOf<'DescribeVanishedImages'>) {
      return vanished(repositoryId)
        .selectAll()
        .orderBy('vanished_at', 'desc')
        .orderBy('uuid')
        .limit(request.PageSize)
        .offset(offsetOf(request))
        .execute();
    },

    async vanishedCount(repositoryId: number): Promise<number> {
      const { total } = await vanished(repositoryId)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
  };
}

export type ImageDetailRepository = ReturnType<typeof createImageDetailRepository>;
