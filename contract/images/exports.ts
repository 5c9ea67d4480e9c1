import * as z from 'zod/mini';
import { action } from '../action.ts';
import { lineOfText } from '../fields.ts';
import { levelList, riskKeyList, riskStatusSchema } from './buildRiskLists.ts';
import { describeImageInstances, describeImageRepoDetailList } from './images.ts';
import { describeImageVulList } from './vulnerabilities.ts';

/*
 * Ours: a list as a CSV file. `Export…` takes the filter and order of its list and answers an id. `GET /api/export/<ExportId>`
 * streams the file: once, by the same person or with the link that a script was given, begun within five minutes. UTF-8 with a
 * byte order mark, a header line in the caller's language, times as ISO 8601 in UTC; a cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */

const page = { CurrentPage: true, PageSize: true, Lang: true } as const;
/** What `Export…` answers. */
export const exportAnswer = {
  ExportId: z.string(),
  /**
   * Only to a call that is signed with an access key, which has no session: the path at this server under which anybody who has it
   * fetches the file, once, within five minutes, while the key and its owner's role stand.
   */
  Link: z.optional(z.string()),
};

/** Prepares a CSV file of the images that a filter finds; `GET /api/export/<id>` fetches it once, within five minutes. */
export const exportImages = action({
  request: z.omit(describeImageInstances.request, { ...page, CountLimit: true, Uuids: true }).shape,
  response: exportAnswer,
  access: 'export',
  extension: true,
});

/** Prepares a CSV file of the repositories that a filter finds. */
export const exportRepositories = action({
  request: z.omit(describeImageRepoDetailList.request, { ...page, CountLimit: true }).shape,
  response: exportAnswer,
  access: 'export',
  extension: true,
});

/** Prepares a CSV file of the vulnerabilities of the images that a filter finds. */
export const exportVulnerabilities = action({
  request: z.omit(describeImageVulList.request, page).shape,
  response: exportAnswer,
  access: 'export',
  extension: true,
});

/** Prepares a CSV file of build risks, a line for each finding in each image; of all images without `ImageUuid`. */
export const exportBuildRisks = action({
  request: {
    ImageUuid: z.optional(lineOfText(64)),
    /** One, or several separated by commas: those that a list shows. */
    RiskKey: z.optional(riskKeyList),
    RiskLevel: z.optional(levelList),
    Status: z.optional(riskStatusSchema),
  },
  response: exportAnswer,
  access: 'export',
  extension: true,
});

/** `waiting` until the file is fetched; `cancelled` where whoever fetched it went away before the end. */
export const exportStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;

/** How far an export has come; NotFound once it is forgotten, ten minutes after its last sign of life. */
export const describeExport = action({
  request: { ExportId: lineOfText(64) },
  response: { State: z.enum(exportStates), WrittenRows: z.number(), TotalRows: z.number() },
  access: 'read',
  extension: true,
});
