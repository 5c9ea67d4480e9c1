import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePalette } from '../../../ui/color/palette.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { CountButton } from './CountButton.tsx';
import { OverviewCard } from './OverviewCard.tsx';
import styles from './overview.module.css';
import type { OverviewFilter } from './overviewFilter.ts';
import type { Overview } from './useOverview.ts';

interface OverviewCardsProps {
  overview: Overview;
  isShown: (filter: OverviewFilter) => boolean;
  onFilter: (filter: OverviewFilter) => void;
}

const levels = ['high', 'medium', 'low'] as const;

/** Three questions answered at a glance: how much is at risk, how badly, and how much is known at all. */
export function OverviewCards({ overview, isShown, onFilter }: OverviewCardsProps) {
  const { t } = useTranslation('images');
  const format = useFormat();
  const tones = usePalette().severity;
  const { images, atRisk, byRisk, scanned, notScanned } = overview;
  const known = scanned === undefined || notScanned === undefined ? undefined : scanned + notScanned;
  const share = known === undefined || known === 0 || scanned === undefined ? 0 : scanned / known;
  const shareAtRisk = images === undefined || images === 0 || atRisk === undefined ? 0 : atRisk / images;
  const leadsTo = (filter: OverviewFilter) => ({ pressed: isShown(filter), onClick: () => onFilter(filter) });
  return (
    <>
      <OverviewCard title={t('overview.atRisk')}>
        <CountButton large count={atRisk} name={t('overview.atRisk')} {...leadsTo({ kind: 'atRisk' })} />
        <CountButton
          count={images}
          name={t('view.images')}
          words={images === undefined ? '' : t('overview.ofAll', { count: images, total: format.number(images) })}
          {...leadsTo({ kind: 'all' })}
        />
        <ShareBar share={shareAtRisk} label={t('overview.shareAtRisk', { percent: format.percent(shareAtRisk) })} />
      </OverviewCard>
      <OverviewCard title={t('overview.byRisk')}>
        <div className={styles.levels}>
          {levels.map((level) => (
            <div key={level} className={styles.level}>
              <span className={styles.levelName} style={{ color: tones[level].text }}>
                <span
                  aria-hidden="true"
                  data-painted
                  className={styles.levelMark}
                  style={{ background: tones[level].solid }}
                />
                {t(`overview.${level}`)}
              </span>
              <CountButton
                large
                count={byRisk?.[level]}
                name={t(`overview.${level}`)}
                {...leadsTo({ kind: 'level', level })}
              />
            </div>
          ))}
        </div>
      </OverviewCard>
      <OverviewCard title={t('overview.scanned')}>
        <CountButton
          large
          count={scanned}
          name={t('overview.scanned')}
          {...leadsTo({ kind: 'scanned', scanned: true })}
        />
        <CountButton
          count={notScanned}
          name={t('overview.notScanned')}
          words={notScanned === undefined ? '' : `${t('overview.notScanned')} ${format.number(notScanned)}`}
          {...leadsTo({ kind: 'scanned', scanned: false })}
        />
        <ShareBar share={share} label={t('overview.share', { percent: format.percent(share) })} />
      </OverviewCard>
    </>
  );
}

/** A share of a whole, 0 to 1, as a thin bar. */
function ShareBar({ share, label }: { share: number; label: string }) {
  const { token } = theme.useToken();
  return (
    <div
      role="img"
      data-painted
      aria-label={label}
      title={label}
      className={styles.bar}
      style={{ background: token.colorFillSecondary }}
    >
      <div
        data-painted
        style={{ width: `${share * 100}%`, height: '100%', background: token.colorPrimary, transition: 'width 0.4s' }}
      />
    </div>
  );
}
