import { riskStatuses } from '#contract/images/buildRiskLists.ts';
import { ExportButton } from '../../features/exports/ExportButton.tsx';
import { useImageRisksState } from '../../features/images/details/risks/imageRisksState.ts';

/** Saves an image's build risks of the levels that are shown, the handled ones where they are. */
export default function BuildRiskExport({ uuid }: { uuid: string }) {
  const [{ levels, handled }] = useImageRisksState();
  const params = {
    ImageUuid: uuid,
    ...(levels.length === 0 ? {} : { RiskLevel: levels.join(',') }),
    ...(handled ? {} : { Status: riskStatuses.unhandled }),
  };
  return <ExportButton action="ExportBuildRisks" params={params} />;
}
