import { type RiskStatus, success } from '#contract/images/buildRiskLists.ts';
import { buildRisks, type SecretRiskKey, secretRiskKeys } from '#contract/images/buildRisks.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { offsetOf, pageInfo } from '../../domain/paging.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import type { RiskActionOptions } from './buildRiskActions.ts';
import { decideRisk } from './decideRisks.ts';
import { type DecidedFinding, imageFindings } from './imageFindings.ts';
import { riskCounts } from './riskCounts.ts';
import { riskImages } from './riskImages.ts';
import { handlingOf, riskImageRow } from './riskViews.ts';

type SensitiveFileActions =
  | 'DescribeImageSensitiveFileList'
  | 'DescribeImageSensitiveFileByKey'
  | 'DescribeImageListBySensitiveFile'
  | 'SetImageSensitiveFileStatus';

const answered = { ...success, HttpStatusCode: 200 } as const;
const statusTexts = { 0: '0', 1: '1', 2: '2' } as const;

interface SecretCount {
  readonly key: SecretRiskKey;
  readonly count: number;
  readonly open: number;
  /** What was decided about all of them; 0 while any is open. */
  readonly status: RiskStatus;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What the cloud calls sensitive files: secrets in variables, labels and build histories. */
export function sensitiveFileActions({
  database,
  images,
  onDecided,
  now,
}: RiskActionOptions): Pick<ActionHandlers, SensitiveFileActions> {
  const secretsOf = async (visibility: Visibility, uuid: string) => {
    const { counted, takenInAt } = await imageFindings(database, visibility, now(), { uuid });
    return { takenInAt, secrets: counted.filter(({ finding }) => isSecret(finding.key)) };
  };

  return {
    async DescribeImageSensitiveFileList(request, context) {
      const { translate } = context;
      const { ImageUuid, Criteria = '', RiskLevel, SensitiveKeyList: keys } = request;
      const counts =
        ImageUuid === undefined
          ? (await riskCounts(database, context)).flatMap(
              ({ key, images: count, openImages: open, firstAt, lastAt }) =>
                isSecret(key)
                  ? [{ key, count, open, status: open > 0 ? (0 as const) : (1 as const), firstAt, lastAt }]
                  : [],
            )
          : countsIn(await secretsOf(context, ImageUuid));
      const rows = counts
        .map(({ key, count, open, status, firstAt, lastAt }) => ({
          ...names(key, translate),
          ClassKey: 'secret' as const,
          ClassName: translate('buildRisks:class.secret'),
          Count: count,
          UnprocessedNum: open,
          Status: status,
          FirstScanTime: firstAt,
          LastScanTime: lastAt,
        }))
        .filter((row) => row.SensitiveFileName.toLowerCase().includes(Criteria.trim().toLowerCase()))
        .filter((row) => RiskLevel === undefined || RiskLevel.includes(row.RiskLevel))
        .filter((row) => keys === undefined || keys.length === 0 || keys.includes(row.SensitiveFileKey));
      const SensitiveFileList = rows.slice(offsetOf(request), offsetOf(request) + request.PageSize);
      return { ...answered, SensitiveFileList, PageInfo: pageInfo(request, SensitiveFileList.length, rows.length) };
    },

    async DescribeImageSensitiveFileByKey(request, context) {
      const { secrets, takenInAt } = await secretsOf(context, request.ImageUuid);
      const asked = secrets.filter(
        ({ finding }) => request.SensitiveFileKey === undefined || finding.key === request.SensitiveFileKey,
      );
      const page = asked.slice(offsetOf(request), offsetOf(request) + request.PageSize);
      const SensitiveFileList = page.flatMap(({ finding, decision }) => {
        const { key, name, layerDigest } = finding;
        if (!isSecret(key)) return [];
        const row = names(key, context.translate);
        const place = { FilePath: name, LayerDigest: layerDigest, Md5: '' as const, Promt: row.Advice };
        return [{ ...row, ...place, FirstScanTime: takenInAt, LastScanTime: takenInAt, ...handlingOf(decision) }];
      });
      return { ...answered, SensitiveFileList, PageInfo: pageInfo(request, SensitiveFileList.length, asked.length) };
    },

    async DescribeImageListBySensitiveFile(request, context) {
      const { SensitiveFileKey: key, RiskLevel: levels, RepoInstanceId, Status } = request;
      if (levels !== undefined && !levels.includes(buildRisks[key].level)) {
        return { ...answered, ImageInfos: [], PageInfo: pageInfo(request, 0, 0) };
      }
      const { rows, total } = await riskImages(database, images, context, {
        key,
        status: Status === undefined ? undefined : (Number(Status) as RiskStatus),
        namespace: request.RepoNamespace,
        name: request.RepoName,
        digest: request.ImageDigest,
        registryId: RepoInstanceId === undefined ? undefined : Number(RepoInstanceId),
        page: request,
      });
      const ImageInfos = rows.map(({ image, decision }) => {
        const row = riskImageRow(image, decision, buildRisks[key].level);
        return { ...row, InstanceName: image.registry_name, Status: statusTexts[row.Status] };
      });
      return { ...answered, ImageInfos, PageInfo: pageInfo(request, ImageInfos.length, total) };
    },

    async SetImageSensitiveFileStatus(request, context) {
      const { ImageUuids: imageUuids, SensitiveFileKey: key, Status: status, Scope: scope, Reason: reason } = request;
      const Id = await decideRisk(database, context, now(), { imageUuids, key, status, scope, reason });
      onDecided();
      return { ...success, Data: { Id } };
    },
  };
}

function isSecret(key: string): key is SecretRiskKey {
  return secretRiskKeys.some((one) => one === key);
}

function names(key: SecretRiskKey, translate: ServerTranslate) {
  return {
    SensitiveFileKey: key,
    SensitiveFileName: translate(`buildRiskNames:${key}`),
    RiskLevel: buildRisks[key].level,
    Description: translate(`buildRisks:meaning.${key}`),
    Advice: translate(`buildRisks:advice.${key}`),
  };
}

function countsIn({ secrets, takenInAt }: { secrets: readonly DecidedFinding[]; takenInAt: number }): SecretCount[] {
  return secretRiskKeys.flatMap((key) => {
    const found = secrets.filter(({ finding }) => finding.key === key);
    const [first] = found;
    if (first === undefined) return [];
    const open = found.filter(({ decision }) => decision === undefined).length;
    return [
      { key, count: found.length, open, status: first.decision?.status ?? 0, firstAt: takenInAt, lastAt: takenInAt },
    ];
  });
}
