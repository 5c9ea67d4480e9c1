import type { ParsedRequestOf } from '#contract/actions.ts';
import type { ActionHandlers } from '../../http/requestContext.ts';
import type { ImageRepository } from '../images/imageRepository.ts';
import { imageRow } from '../images/imageView.ts';
import type { RepositoryRepository } from '../images/repositoryRepository.ts';
import { repositoryRow } from '../images/repositoryView.ts';
import type { ExportDesk } from './exportDesk.ts';
import { exportedList } from './exportedList.ts';
import { imageColumns, repositoryColumns } from './imageColumns.ts';

type ExportActions = Pick<ActionHandlers, 'ExportImages' | 'ExportRepositories' | 'DescribeExport'>;

/** The list's filter and order as the list itself takes them; which page makes no difference to the whole. */
const anyPage = { CurrentPage: 1, PageSize: 1 } satisfies Partial<ParsedRequestOf<'DescribeImageInstances'>>;

export function exportActions(
  desk: ExportDesk,
  images: ImageRepository,
  repositories: RepositoryRepository,
): ExportActions {
  return {
    async ExportImages(filter, { center, language, userName }) {
      const source = exportedList({
        fileName: 'images',
        columns: imageColumns(language),
        language,
        ids: () => images.ids(center, { ...filter, ...anyPage }),
        rows: async (ids) => (await images.rowsOf(ids)).map(imageRow),
      });
      return { ExportId: desk.add(userName, source) };
    },

    async ExportRepositories(filter, { center, language, userName }) {
      const source = exportedList({
        fileName: 'repositories',
        columns: repositoryColumns(language),
        language,
        ids: () => repositories.ids(center, { ...filter, ...anyPage }),
        rows: async (ids) => (await repositories.rowsOf(ids)).map(repositoryRow),
      });
      return { ExportId: desk.add(userName, source) };
    },

    async DescribeExport({ ExportId }, { userName }) {
      return desk.describe(userName, ExportId);
    },
  };
}
