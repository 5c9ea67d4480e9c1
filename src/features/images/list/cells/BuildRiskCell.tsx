import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImageRow } from '#contract/images/images.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import styles from '../../../../ui/color/SeverityCounts.module.css';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import { useImageLink } from '../../links/imageLink.ts';
import { NoValue } from './TimeCell.tsx';

/** How many build risks of an image are unhandled, in the tone of the worst, leading to them; of one that is not taken in nothing is known. */
export function BuildRiskCell({ image }: { image: ImageRow }) {
  const { t } = useTranslation(['images', 'common']);
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().severity;
  const address = useImageLink();
  const { BuildRiskCount: count, BuildRiskLevel: level = 'unknown' } = image;
  if (count === undefined) return <NoValue />;
  if (count === 0) return <span style={{ color: token.colorTextSecondary }}>{t('noVulnerabilities')}</span>;
  const worst = t(`common:severity.${level}`);
  const number = format.number(count);
  return (
    <Link
      to={address(image.Uuid, 'buildRisks')}
      className={styles.count}
      style={{ color: tones[level].text }}
      title={t('buildRisks', { level: worst, number })}
    >
      <VisuallyHidden>{`${t('column.buildRisks')}: `}</VisuallyHidden>
      <span aria-hidden="true" data-painted className={styles.mark} style={{ background: tones[level].solid }} />
      {number} · {worst}
    </Link>
  );
}
