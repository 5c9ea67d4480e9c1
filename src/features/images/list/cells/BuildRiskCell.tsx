import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import styles from '../../../../ui/color/SeverityCounts.module.css';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import { NoValue } from './TimeCell.tsx';

/** How many build risks of an image are unhandled, in the tone of the worst; of one that is not taken in nothing is known. */
export function BuildRiskCell({ image }: { image: ImageRow }) {
  const { t } = useTranslation(['images', 'common']);
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().severity;
  const { BuildRiskCount: count, BuildRiskLevel: level } = image;
  if (image.IntakeState !== 'DONE' || count === undefined || level === undefined) return <NoValue />;
  if (count === 0) return <span style={{ color: token.colorTextSecondary }}>{t('noVulnerabilities')}</span>;
  const words = t('buildRisks', { level: t(`common:severity.${level}`), number: format.number(count) });
  return (
    <span className={styles.counts} title={words}>
      <span className={styles.count} style={{ color: tones[level].text }}>
        <span aria-hidden="true" data-painted className={styles.mark} style={{ background: tones[level].solid }} />
        <span aria-hidden="true">
          {format.number(count)} · {t(`common:severity.${level}`)}
        </span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </span>
  );
}
