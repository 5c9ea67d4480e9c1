import type { AuditLogEntry } from '#contract/access/audit.ts';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { VulnerabilityRecord } from '#contract/images/vulnerabilities.ts';
import type { ActionHandlers, RequestContext } from '../../domain/access/requestContext.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import { imageRow } from '../../query/images/imageView.ts';
import { imageKey, type OpenScans } from '../../query/images/openScans.ts';
import type { RepositoryListRepository } from '../../query/repositories/repositoryListRepository.ts';
import { repositoryRow } from '../../query/repositories/repositoryView.ts';
import { auditColumns } from './auditColumns.ts';
import { buildRiskColumns, type ExportedRisk } from './buildRiskColumns.ts';
import type { ExportDesk, ExportSource } from './exportDesk.ts';
import { batchesById, batchesByParent, exportedList } from './exportedList.ts';
import { imageColumns, repositoryColumns } from './imageColumns.ts';
import { vulnerabilityColumns } from './vulnerabilityColumns.ts';

type ExportActions = Pick<
  ActionHandlers,
  | 'ExportImages'
  | 'ExportRepositories'
  | 'ExportVulnerabilities'
  | 'ExportBuildRisks'
  | 'ExportAuditLog'
  | 'DescribeExport'
>;

type VulnerabilityRequest = ParsedRequestOf<'DescribeImageVulList'>;

/** The vulnerabilities of images, as far as a file needs them. */
interface ExportedVulnerabilities {
  /** Which images have what is asked for, and how many vulnerabilities each. */
  images(
    visibility: Visibility,
    request: VulnerabilityRequest,
  ): Promise<readonly { readonly id: number; readonly found: number }[]>;
  /** Which of one image's vulnerabilities are asked for, in their order. */
  ids(visibility: Visibility, request: VulnerabilityRequest, imageId: number): Promise<readonly number[]>;
  /** These of one image, as far as its report still has them. */
  records(
    visibility: Visibility,
    request: VulnerabilityRequest,
    imageId: number,
    ids: readonly number[],
  ): Promise<readonly VulnerabilityRecord[]>;
}

/** The build risks of images, as far as a file needs them. */
interface ExportedBuildRisks {
  /** Which images have what is asked for, newest first, and how many findings each. */
  images(
    visibility: Visibility,
    request: ParsedRequestOf<'ExportBuildRisks'>,
  ): Promise<readonly { readonly id: number; readonly found: number }[]>;
  /** What of it one image has, as far as it is still there. */
  ofImage(
    visibility: Visibility,
    request: ParsedRequestOf<'ExportBuildRisks'>,
    imageId: number,
    translate: ServerTranslate,
  ): Promise<readonly ExportedRisk[]>;
}

/** Entries of the audit log, as far as a file needs them. */
interface ExportedAuditEntries {
  /** The newest first. */
  ids(filter: ParsedRequestOf<'ExportAuditLog'>): Promise<readonly number[]>;
  rowsOf(ids: readonly number[]): Promise<readonly AuditLogEntry[]>;
}

interface ExportActionsOptions {
  readonly desk: ExportDesk;
  readonly images: ImageListRepository;
  readonly repositories: RepositoryListRepository;
  readonly vulnerabilities: ExportedVulnerabilities;
  readonly buildRisks: ExportedBuildRisks;
  readonly auditEntries: ExportedAuditEntries;
  readonly openScans: OpenScans;
}

/** Which page makes no difference to the whole; its first row is asked for here, so that a wrong filter is refused at once. */
const firstRow = { CurrentPage: 1, PageSize: 1, CountLimit: 1 };

export function exportActions(options: ExportActionsOptions): ExportActions {
  const { desk, images, repositories, vulnerabilities, buildRisks, auditEntries, openScans } = options;
  const prepared = ({ userName, role, accessKeyId }: RequestContext, source: ExportSource) => {
    const ExportId = desk.add(userName, source);
    if (accessKeyId === null) return { ExportId };
    const ticket = desk.ticketFor(ExportId, { accessKeyId, role });
    return { ExportId, Link: `/api/export/${ExportId}?ticket=${ticket}` };
  };
  return {
    async ExportImages(filter, context) {
      const { center, translate } = context;
      await images.list(context, { ...filter, ...firstRow });
      const source = exportedList({
        fileName: 'images',
        columns: imageColumns(translate),
        batches: batchesById(
          (registries) => images.ids({ center, registries }, { ...filter, ...firstRow }),
          async (registries, ids) => {
            const rows = await images.rowsOf({ registries }, ids);
            const open = await openScans.of(rows);
            return rows.map((row) => imageRow(row, translate, open.get(imageKey(row))));
          },
        ),
      });
      return prepared(context, source);
    },

    async ExportRepositories(filter, context) {
      const { center, translate } = context;
      await repositories.list(context, { ...filter, ...firstRow });
      const source = exportedList({
        fileName: 'repositories',
        columns: repositoryColumns(translate),
        batches: batchesById(
          (registries) => repositories.ids({ center, registries }, { ...filter, ...firstRow }),
          async (registries, ids) => (await repositories.rowsOf({ registries }, ids)).map(repositoryRow),
        ),
      });
      return prepared(context, source);
    },

    async ExportVulnerabilities(filter, context) {
      const { center, translate } = context;
      // Of all images together it would be a file that nobody can open.
      if (filter.Uuids === undefined && filter.Digest === undefined && filter.RepoId === undefined) {
        throw ActionError.illegalParam({ path: ['Uuids'], message: 'required' });
      }
      const wanted = { ...filter, ...firstRow };
      const source = exportedList({
        fileName: 'vulnerabilities',
        columns: vulnerabilityColumns(translate),
        batches: batchesByParent(
          (registries) => vulnerabilities.images({ center, registries }, wanted),
          (image) =>
            batchesById(
              (registries) => vulnerabilities.ids({ center, registries }, wanted, image),
              (registries, ids) => vulnerabilities.records({ center, registries }, wanted, image, ids),
            ),
        ),
      });
      return prepared(context, source);
    },

    async ExportBuildRisks(filter, context) {
      const { center, translate } = context;
      const source = exportedList({
        fileName: 'build-risks',
        columns: buildRiskColumns(translate),
        batches: batchesByParent(
          (registries) => buildRisks.images({ center, registries }, filter),
          (image) =>
            async function* batches(registries) {
              yield await buildRisks.ofImage({ center, registries }, filter, image, translate);
            },
        ),
      });
      return prepared(context, source);
    },

    async ExportAuditLog(filter, context) {
      const source = exportedList({
        fileName: 'audit-log',
        columns: auditColumns(context.translate),
        batches: batchesById(
          () => auditEntries.ids(filter),
          (_registries, ids) => auditEntries.rowsOf(ids),
        ),
      });
      return prepared(context, source);
    },

    async DescribeExport({ ExportId }, { userName }) {
      return desk.describe(userName, ExportId);
    },
  };
}
