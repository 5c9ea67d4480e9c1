import { useTranslation } from 'react-i18next';
import type { RiskLevel } from '#contract/enums.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import { SeverityTag } from '../../../../ui/color/SeverityTag.tsx';
import { ToneTag } from '../../../../ui/color/ToneTag.tsx';

interface RiskTagProps {
  level: RiskLevel;
  /** Where the level is unknown: whether some of a repository's images were scanned all the same. */
  partly?: boolean;
}

/** The risk of an image or repository; what was never scanned says so and never looks safe. */
export function RiskTag({ level, partly = false }: RiskTagProps) {
  const { t } = useTranslation('images');
  const tone = usePalette().severity.unknown;
  if (level !== 'unknown') return <SeverityTag level={level} />;
  return <ToneTag tone={tone}>{t(partly ? 'partlyScanned' : 'notScanned')}</ToneTag>;
}
