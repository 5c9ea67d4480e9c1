import { Progress, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './registries.module.css';
import { type SyncProgress, syncProgressOf } from './syncProgress.ts';

/** How far a synchronization is, in words and as a bar, with the time left at the speed limit. */
export default function SyncProgressBar({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const format = useFormat();
  const tone = usePalette().state.syncing;
  const progress = syncProgressOf(registry);
  const counted = (of: SyncProgress) => {
    if (of.phase === 'reading') return t('progress.reading');
    if (of.total === null) return t('progress.listed', { count: of.done, listed: format.number(of.done) });
    const [count, total] = [of.total, format.number(of.total)];
    return of.phase === 'listing'
      ? t('progress.listing', { count, listed: format.number(of.done), total })
      : t('progress.intake', { count, done: format.number(of.done), total });
  };
  return (
    <div className={styles.progress}>
      <Progress
        aria-label={t('progress.label', { registry: registry.RegistryName })}
        percent={Math.floor((progress.share ?? 0) * 100)}
        size={{ height: 4 }}
        showInfo={false}
        strokeColor={tone.solid}
        status={progress.share === null ? 'active' : 'normal'}
        style={{ lineHeight: 1 }}
      />
      <div className={styles.progressText} style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
        <span>{counted(progress)}</span>
        {progress.timeLeft !== null && (
          <span>
            {t('progress.left', {
              time: format.duration(progress.timeLeft),
              limit: format.number(registry.TransPerHour),
            })}
          </span>
        )}
      </div>
    </div>
  );
}
