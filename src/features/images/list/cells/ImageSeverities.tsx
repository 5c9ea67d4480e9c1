import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { SeverityCounts } from '../../../../ui/color/SeverityCounts.tsx';
import { NoValue } from './TimeCell.tsx';

/** Vulnerabilities of one image by severity, or in words that there are none or none is known. */
export function ImageSeverities({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const counts = image.VulCountBySeverity;
  const none = Object.values(counts).every((count) => count === 0);
  // A registry may tell the risk and no counts: none counted is not none found.
  if (image.RiskLevel === 'unknown' || (none && image.RiskLevel !== 'none')) return <NoValue />;
  if (none) return <span style={{ color: token.colorTextSecondary }}>{t('noVulnerabilities')}</span>;
  return <SeverityCounts counts={counts} />;
}
