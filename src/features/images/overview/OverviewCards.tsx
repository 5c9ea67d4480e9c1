import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { imageRiskLevelNumber } from '#contract/enums.ts';
import { usePalette } from '../../../ui/color/palette.ts';
import { CountsOrError } from '../../../ui/errors/CountsOrError.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { Card } from '../../../ui/layout/Card.tsx';
import { CountButton } from './CountButton.tsx';
import { CountRow } from './CountRow.tsx';
import styles from './overview.module.css';
import type { OverviewFilter } from './overviewFilter.ts';
import type { Overview } from './useOverview.ts';

interface OverviewCardsProps {
  overview: Overview;
  isShown: (filter: OverviewFilter) => boolean;
  onFilter: (filter: OverviewFilter) => void;
}

const levels = ['high', 'medium', 'low'] as const;

/** Four questions answered at a glance: how much is at risk, how badly, how much is known at all, and how images are built. */
export function OverviewCards({ overview, isShown, onFilter }: OverviewCardsProps) {
  const { t } = useTranslation('images');
  const format = useFormat();
  const tones = usePalette().severity;
  const { totals, risks, scanned: scannedImages, notScanned: otherImages } = overview;
  const images = totals.data?.InstanceCount;
  const atRisk = totals.data?.RiskInstanceCount;
  const ofLevel = (level: (typeof levels)[number]) =>
    risks.data?.ImageRiskLevelList.find((each) => each.ImageRiskLevel === imageRiskLevelNumber[level])?.Cnt ?? 0;
  const scanned = scannedImages.data?.ScannedCount;
  const notScanned = otherImages.data?.NotScannedCnt;
  const known = scanned === undefined || notScanned === undefined ? undefined : scanned + notScanned;
  const leadsTo = (filter: OverviewFilter) => ({ pressed: isShown(filter), onClick: () => onFilter(filter) });
  return (
    <>
      <Card title={t('overview.atRisk')} className={styles.card}>
        <CountsOrError queries={[totals]}>
          <CountButton large count={atRisk} name={t('overview.atRisk')} {...leadsTo({ kind: 'atRisk' })} />
          <CountButton
            count={images}
            name={t('view.images')}
            words={images === undefined ? '' : t('overview.ofAll', { count: images, total: format.number(images) })}
            {...leadsTo({ kind: 'all' })}
          />
          <ShareBar part={atRisk} whole={images} label={(percent) => t('overview.shareAtRisk', { percent })} />
        </CountsOrError>
      </Card>
      <Card title={t('overview.byRisk')} className={styles.card}>
        <CountsOrError queries={[risks]}>
          <div className={styles.levels}>
            {levels.map((level) => (
              <CountRow
                key={level}
                tone={tones[level]}
                count={risks.data && ofLevel(level)}
                name={t(`overview.${level}`)}
                {...leadsTo({ kind: 'level', level })}
              />
            ))}
          </div>
        </CountsOrError>
      </Card>
      <Card title={t('overview.scanned')} className={styles.card}>
        <CountsOrError queries={[scannedImages, otherImages]}>
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
          <ShareBar part={scanned} whole={known} label={(percent) => t('overview.share', { percent })} />
        </CountsOrError>
      </Card>
      <Card title={t('overview.builds')} className={styles.card}>
        <CountsOrError queries={[totals]}>
          <div className={`${styles.levels} ${styles.pair}`}>
            <CountRow
              count={totals.data?.SecretInstanceCount}
              name={t('overview.secrets')}
              {...leadsTo({ kind: 'secrets' })}
            />
            <CountRow
              count={totals.data?.BuildRiskInstanceCount}
              name={t('overview.buildRisks')}
              {...leadsTo({ kind: 'buildRisks' })}
            />
          </div>
        </CountsOrError>
      </Card>
    </>
  );
}

interface ShareBarProps {
  part: number | undefined;
  whole: number | undefined;
  label: (percent: string) => string;
}

/** A share of a whole as a thin bar, which says nothing until both are known. */
function ShareBar({ part, whole, label }: ShareBarProps) {
  const { token } = theme.useToken();
  const format = useFormat();
  const share = part === undefined || whole === undefined ? undefined : whole === 0 ? 0 : part / whole;
  const text = share === undefined ? undefined : label(format.percent(share));
  return (
    <div
      role="img"
      data-painted
      aria-label={text}
      aria-hidden={text === undefined}
      title={text}
      className={styles.bar}
      style={{ background: token.colorFillSecondary }}
    >
      <div
        data-painted
        style={{
          width: `${(share ?? 0) * 100}%`,
          height: '100%',
          background: token.colorPrimary,
          transition: 'width 0.4s',
        }}
      />
    </div>
  );
}
