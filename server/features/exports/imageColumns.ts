import type { RiskLevel, ScanState } from '#contract/enums.ts';
import type { ImageRow, RepositoryRow } from '#contract/images/images.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { Language, Localized } from '#contract/language.ts';
import { type Column, timeCell } from './csv.ts';

const riskNames: Record<RiskLevel, Localized> = {
  high: { zh: '高危', en: 'High' },
  medium: { zh: '中危', en: 'Medium' },
  low: { zh: '低危', en: 'Low' },
  none: { zh: '无风险', en: 'None' },
  unknown: { zh: '未扫描', en: 'Not scanned' },
};

const scanNames: Record<ScanState, Localized> = {
  SCANNED: { zh: '已扫描', en: 'Scanned' },
  NOT_SCANNED: { zh: '未扫描', en: 'Not scanned' },
  SCANNING: { zh: '扫描中', en: 'Scanning' },
  FAILED: { zh: '扫描失败', en: 'Scan failed' },
  BLOCKED: { zh: '无法扫描', en: 'Can’t be scanned' },
};

function scanStateOf({ ScanBlocked, ScaStatus }: ImageRow): ScanState {
  if (ScanBlocked !== undefined) return 'BLOCKED';
  switch (ScaStatus) {
    case undefined:
      return 'NOT_SCANNED';
    case 'SUCCESS':
      return 'SCANNED';
    case 'FAIL':
    case 'TIMEOUT':
      return 'FAILED';
    default:
      return 'SCANNING';
  }
}

function column<Row>(zh: string, en: string, cell: Column<Row>['cell']): Column<Row> {
  return { title: { zh, en }, cell };
}

/** An image, one line each, in the names of the page. */
export function imageColumns(language: Language): readonly Column<ImageRow>[] {
  return [
    column('命名空间', 'Namespace', (image) => image.RepoNamespace),
    column('仓库', 'Repository', (image) => image.RepoName),
    column('标签', 'Tag', (image) => image.Tag),
    column('Digest', 'Digest', (image) => image.Digest),
    column('镜像仓', 'Registry', (image) => image.RegistryName),
    column('类型', 'Type', (image) => kinds[image.RegistryType].name),
    column('地域', 'Region', (image) => image.RegionId),
    column('地址', 'Endpoint', (image) => image.Endpoints),
    column('大小（字节）', 'Size (bytes)', (image) => image.ImageSize),
    column('平台', 'Platforms', (image) => image.Platforms.join(' ')),
    column('创建时间', 'Created', (image) => timeCell(Number(image.ImageCreate))),
    column('更新时间', 'Updated', (image) => timeCell(Number(image.ImageUpdate))),
    column('扫描状态', 'Scan', (image) => scanNames[scanStateOf(image)][language]),
    column('最近扫描时间', 'Last scan', (image) => timeCell(image.LastScanTime)),
    column('风险', 'Risk', (image) => riskNames[image.RiskLevel][language]),
    column('漏洞总数', 'Vulnerabilities', (image) => image.VulCount),
    column('严重', 'Critical', (image) => image.VulCountBySeverity.Critical),
    column('高危', 'High', (image) => image.VulCountBySeverity.High),
    column('中危', 'Medium', (image) => image.VulCountBySeverity.Medium),
    column('低危', 'Low', (image) => image.VulCountBySeverity.Low),
    column('未知', 'Unknown', (image) => image.VulCountBySeverity.Unknown),
    column('UUID', 'UUID', (image) => image.Uuid),
  ];
}

/** A repository, one line each. */
export function repositoryColumns(language: Language): readonly Column<RepositoryRow>[] {
  return [
    column('命名空间', 'Namespace', (repository) => repository.RepoNamespace),
    column('仓库', 'Repository', (repository) => repository.RepoName),
    column('镜像仓', 'Registry', (repository) => repository.RegistryName),
    column('类型', 'Type', (repository) => kinds[repository.RegistryType].name),
    column('地域', 'Region', (repository) => repository.RegionId),
    column('地址', 'Endpoint', (repository) => repository.Endpoints),
    column('镜像数', 'Images', (repository) => repository.ImageCount),
    column('风险镜像数', 'Images at risk', (repository) => repository.HasRiskImageCount),
    column('最高风险', 'Highest risk', (repository) => riskNames[repository.RiskLevel][language]),
    column('漏洞总数', 'Vulnerabilities', (repository) => repository.VulCount),
    column('最近同步时间', 'Last sync', (repository) => timeCell(repository.LastSyncTime)),
  ];
}
