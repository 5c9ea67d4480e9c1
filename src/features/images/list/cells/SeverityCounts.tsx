import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import styles from './severityCounts.module.css';
import { NoValue } from './TimeCell.tsx';

const scale = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['unknown', 'Unknown'],
] as const;

/** Vulnerabilities of one image, worst first, each count with its word; zeros are left out. */
export function SeverityCounts({ image }: { image: ImageRow }) {
  const { t } = useTranslation(['images', 'common']);
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().severity;
  const found = scale.filter(([, field]) => image.VulCountBySeverity[field] > 0);
  // A registry may tell the risk and no counts: none counted is not none found.
  if (image.RiskLevel === 'unknown' || (found.length === 0 && image.RiskLevel !== 'none')) return <NoValue />;
  if (found.length === 0) return <span style={{ color: token.colorTextSecondary }}>{t('noVulnerabilities')}</span>;
  const words = found.map(
    ([level, field]) => `${t(`common:severity.${level}`)} ${format.number(image.VulCountBySeverity[field])}`,
  );
  return (
    <span className={styles.counts} title={words.join(' · ')}>
      {found.map(([level, field], index) => (
        <span key={level} className={styles.count} style={{ color: tones[level].text }}>
          <span aria-hidden="true" data-painted className={styles.mark} style={{ background: tones[level].solid }} />
          <span aria-hidden="true">
            <span className={styles.word}>{t(`severityShort.${level}`)}</span>
            {format.number(image.VulCountBySeverity[field])}
          </span>
          <VisuallyHidden>{words[index] ?? ''}</VisuallyHidden>
        </span>
      ))}
    </span>
  );
}
