import type { BuildRiskFinding, RiskStatus } from '#contract/images/buildRiskLists.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import { type Column, timeCell } from './csv.ts';

/** A finding in one image. */
export interface ExportedRisk {
  readonly image: {
    readonly namespace: string;
    readonly repository_name: string;
    readonly tag: string;
    readonly digest: string;
    readonly registry_name: string;
  };
  readonly finding: BuildRiskFinding;
}

const handling: Record<RiskStatus, 'open' | 'ignored' | 'falsePositive'> = {
  0: 'open',
  1: 'ignored',
  2: 'falsePositive',
};

/** A build risk of an image, one line each. */
export function buildRiskColumns(translate: ServerTranslate): readonly Column<ExportedRisk>[] {
  return [
    { title: translate('exports:column.buildRisk'), cell: ({ finding }) => finding.RiskKeyName },
    { title: translate('exports:column.riskClass'), cell: ({ finding }) => finding.RiskClassName },
    {
      title: translate('exports:column.level'),
      cell: ({ finding }) => translate(`exports:level.${finding.RiskLevel}`),
    },
    { title: translate('exports:column.variable'), cell: ({ finding }) => finding.Name },
    { title: translate('exports:column.secretKind'), cell: ({ finding }) => finding.KindName },
    { title: translate('exports:column.command'), cell: ({ finding }) => finding.LayerCmd },
    { title: translate('exports:column.layer'), cell: ({ finding }) => finding.LayerDigest },
    { title: translate('exports:column.platforms'), cell: ({ finding }) => finding.Platforms.join(' ') },
    { title: translate('exports:column.namespace'), cell: ({ image }) => image.namespace },
    { title: translate('exports:column.repository'), cell: ({ image }) => image.repository_name },
    { title: translate('exports:column.tag'), cell: ({ image }) => image.tag },
    { title: translate('exports:column.digest'), cell: ({ image }) => image.digest },
    { title: translate('exports:column.registry'), cell: ({ image }) => image.registry_name },
    {
      title: translate('exports:column.handling'),
      cell: ({ finding }) => translate(`exports:handling.${handling[finding.Status]}`),
    },
    { title: translate('exports:column.reason'), cell: ({ finding }) => finding.Acceptance?.Reason ?? '' },
    { title: translate('exports:column.decidedBy'), cell: ({ finding }) => finding.Acceptance?.UserName ?? '' },
    { title: translate('exports:column.decided'), cell: ({ finding }) => timeCell(finding.Acceptance?.Time) },
  ];
}
