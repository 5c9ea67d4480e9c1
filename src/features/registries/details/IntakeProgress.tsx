import { Progress, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { usePalette } from '../../../ui/color/palette.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { intakeProgressOf } from '../syncProgress.ts';
import styles from './details.module.css';

/** How many of a registry's different images are taken in, how many wait and for how long, and how many could not be. */
export function IntakeProgress({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const { token } = theme.useToken();
  const format = useFormat();
  const { state } = usePalette();
  const { WaitingImages, FailedImages } = registry;
  const { done, total, share, timeLeft } = intakeProgressOf(registry);
  if (share === null) return <span style={{ color: token.colorTextSecondary }}>{t('intake.none')}</span>;
  const small = { fontSize: token.fontSizeSM, color: token.colorTextSecondary };
  return (
    <div className={styles.lines}>
      <span>{t('intake.takenIn', { done: format.number(done), total: format.number(total) })}</span>
      {done < total && (
        <Progress
          aria-label={t('intake.label', { registry: registry.RegistryName })}
          percent={Math.floor(share * 100)}
          size={{ height: 4 }}
          showInfo={false}
          strokeColor={state.syncing.solid}
          style={{ lineHeight: 1 }}
        />
      )}
      {WaitingImages > 0 && (
        <span style={small}>{t('intake.waiting', { count: WaitingImages, number: format.number(WaitingImages) })}</span>
      )}
      {timeLeft !== null && <span style={small}>{t('intake.left', { duration: format.duration(timeLeft) })}</span>}
      {FailedImages > 0 && (
        <span style={{ fontSize: token.fontSizeSM, color: token.colorErrorText }}>
          {t('intake.failed', { count: FailedImages, number: format.number(FailedImages) })}
        </span>
      )}
    </div>
  );
}
