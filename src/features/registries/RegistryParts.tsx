import { Progress, Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './registries.module.css';

/** Of the parts of a registry that each have a secret of their own: how many are proven, and which fail, why, and what to do. */
export default function RegistryParts({ registry: { RegistryName, Parts } }: { registry: RegistryRow }) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const format = useFormat();
  const { state } = usePalette();
  const inState = (wanted: (typeof Parts)[number]['State']) => Parts.filter(({ State }) => State === wanted);
  const verified = inState('verified').length;
  const waiting = inState('unverified');
  const size = { fontSize: token.fontSizeSM };
  return (
    <>
      {waiting.length > 0 && (
        <div className={styles.progress}>
          <Progress
            aria-label={t('parts.label', { registry: RegistryName })}
            percent={Math.round((verified / Parts.length) * 100)}
            size={{ height: 4 }}
            showInfo={false}
            strokeColor={state.verified.solid}
            style={{ lineHeight: 1 }}
          />
          <Tooltip title={t('parts.waiting', { names: waiting.map(({ Name }) => Name) })}>
            <span className={styles.progressText} style={{ ...size, color: token.colorTextSecondary }}>
              {t('parts.verified', {
                count: Parts.length,
                done: format.number(verified),
                total: format.number(Parts.length),
              })}
            </span>
          </Tooltip>
        </div>
      )}
      {inState('failing').map(({ Name, LastError }) => (
        <div key={Name} className={styles.trouble} style={{ ...size, color: token.colorTextSecondary }}>
          <span className={styles.part} style={{ color: token.colorErrorText }}>
            {t('parts.failing', { part: Name, message: LastError?.Message ?? '' })}
          </span>
          <Tooltip title={LastError?.Recommend}>
            <span className={styles.advice}>{LastError?.Recommend}</span>
          </Tooltip>
        </div>
      ))}
    </>
  );
}
