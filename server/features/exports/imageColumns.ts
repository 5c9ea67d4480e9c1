import type { ScanState } from '#contract/enums.ts';
import { baseReference } from '#contract/images/baseImage.ts';
import type { ImageRow, RepositoryRow } from '#contract/images/images.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import { type Column, timeCell } from './csv.ts';

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
    case 'STOPPED':
      return 'STOPPED';
    default:
      return 'SCANNING';
  }
}

/** An image, one line each, in the names of the page. */
export function imageColumns(translate: ServerTranslate): readonly Column<ImageRow>[] {
  return [
    { title: translate('exports:column.namespace'), cell: (image) => image.RepoNamespace },
    { title: translate('exports:column.repository'), cell: (image) => image.RepoName },
    { title: translate('exports:column.tag'), cell: (image) => image.Tag },
    { title: translate('exports:column.digest'), cell: (image) => image.Digest },
    { title: translate('exports:column.registry'), cell: (image) => image.RegistryName },
    { title: translate('exports:column.registryType'), cell: (image) => kinds[image.RegistryType].name },
    { title: translate('exports:column.region'), cell: (image) => image.RegionId },
    { title: translate('exports:column.endpoint'), cell: (image) => image.Endpoints },
    { title: translate('exports:column.size'), cell: (image) => image.ImageSize },
    { title: translate('exports:column.platforms'), cell: (image) => image.Platforms.join(' ') },
    { title: translate('exports:column.created'), cell: (image) => timeCell(Number(image.ImageCreate)) },
    { title: translate('exports:column.updated'), cell: (image) => timeCell(Number(image.ImageUpdate)) },
    {
      title: translate('exports:column.intakeState'),
      cell: (image) => translate(`exports:intakeState.${image.IntakeState}`),
    },
    { title: translate('exports:column.intakeTime'), cell: (image) => timeCell(image.IntakeTime) },
    { title: translate('exports:column.intakeError'), cell: (image) => image.IntakeError?.Message ?? '' },
    { title: translate('exports:column.notListedSince'), cell: (image) => timeCell(image.NotListedSince) },
    {
      title: translate('exports:column.scanState'),
      cell: (image) => translate(`exports:scanState.${scanStateOf(image)}`),
    },
    { title: translate('exports:column.lastScan'), cell: (image) => timeCell(image.LastScanTime) },
    { title: translate('exports:column.risk'), cell: (image) => translate(`exports:risk.${image.RiskLevel}`) },
    { title: translate('exports:column.buildRisks'), cell: (image) => image.BuildRiskCount ?? '' },
    { title: translate('exports:column.vulnerabilities'), cell: (image) => image.VulCount },
    { title: translate('exports:severity.critical'), cell: (image) => image.VulCountBySeverity.Critical },
    { title: translate('exports:severity.high'), cell: (image) => image.VulCountBySeverity.High },
    { title: translate('exports:severity.medium'), cell: (image) => image.VulCountBySeverity.Medium },
    { title: translate('exports:severity.low'), cell: (image) => image.VulCountBySeverity.Low },
    { title: translate('exports:severity.unknown'), cell: (image) => image.VulCountBySeverity.Unknown },
    {
      title: translate('exports:column.baseImage'),
      cell: ({ BaseImage }) => (BaseImage ? baseReference(BaseImage) : ''),
    },
    { title: translate('exports:column.inherited'), cell: (image) => image.InheritedVulCount ?? '' },
    { title: translate('exports:column.uuid'), cell: (image) => image.Uuid },
  ];
}

/** A repository, one line each. */
export function repositoryColumns(translate: ServerTranslate): readonly Column<RepositoryRow>[] {
  return [
    { title: translate('exports:column.namespace'), cell: (repository) => repository.RepoNamespace },
    { title: translate('exports:column.repository'), cell: (repository) => repository.RepoName },
    { title: translate('exports:column.registry'), cell: (repository) => repository.RegistryName },
    { title: translate('exports:column.registryType'), cell: (repository) => kinds[repository.RegistryType].name },
    { title: translate('exports:column.region'), cell: (repository) => repository.RegionId },
    { title: translate('exports:column.endpoint'), cell: (repository) => repository.Endpoints },
    { title: translate('exports:column.images'), cell: (repository) => repository.ImageCount },
    { title: translate('exports:column.imagesAtRisk'), cell: (repository) => repository.HasRiskImageCount },
    {
      title: translate('exports:column.highestRisk'),
      cell: (repository) => translate(`exports:risk.${repository.RiskLevel}`),
    },
    { title: translate('exports:column.vulnerabilities'), cell: (repository) => repository.VulCount },
    { title: translate('exports:column.lastSync'), cell: (repository) => timeCell(repository.LastSyncTime) },
  ];
}
