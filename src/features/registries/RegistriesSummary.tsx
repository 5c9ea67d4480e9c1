import { Button, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RegistryState, registryStates } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistrySummary } from '#contract/registries/registryList.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './registries.module.css';

/** What the list shows right now, and the ways to show the images of a type or a state. */
export interface ShownRegistries {
  /** The type whose images the list shows right now. */
  shownType: RegistryType | undefined;
  onShowType: (type: RegistryType) => void;
  /** The state whose registries' images the list shows right now. */
  shownState: RegistryState | undefined;
  onShowState: (state: RegistryState) => void;
}

interface RegistriesSummaryProps extends ShownRegistries {
  summary: RegistrySummary;
}

/** How many registries there are of each type, and how they are. */
export function RegistriesSummary({ summary, ...shown }: RegistriesSummaryProps) {
  const { t } = useTranslation(['registries', 'common']);
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().state;
  const types = registryTypes.map(
    (type) => [type, summary.Types.find(({ RegistryType }) => RegistryType === type)?.Count ?? 0] as const,
  );
  const states = registryStates.map(
    (state) => [state, summary.States.find(({ State }) => State === state)?.Count ?? 0] as const,
  );
  const mark = (state: RegistryState) => ({
    background: state === 'failing' ? token.colorText : tones[state].solid,
  });
  return (
    <div className={styles.summary} style={{ fontSize: token.fontSizeSM, color: token.colorTextSecondary }}>
      {types
        .filter(([, number]) => number > 0)
        .map(([type, number]) => {
          const registries = t('typeCount', { type: kinds[type].name, number: format.number(number) });
          return (
            <Button
              key={type}
              type="link"
              size="small"
              className={styles.summaryLink ?? ''}
              aria-label={t('showImages', { registries })}
              aria-pressed={type === shown.shownType}
              onClick={() => shown.onShowType(type)}
            >
              {registries}
            </Button>
          );
        })}
      {states
        .filter(([, number]) => number > 0)
        .map(([state, number]) => {
          const registries = t('stateCount', {
            state: t(`common:registryState.${state}`),
            number: format.number(number),
          });
          return (
            <Button
              key={state}
              type="text"
              size="small"
              className={`${styles.summaryLink} ${styles.health}`}
              style={{ color: token.colorTextSecondary }}
              aria-label={t('showImages', { registries })}
              aria-pressed={state === shown.shownState}
              onClick={() => shown.onShowState(state)}
            >
              <span aria-hidden="true" data-painted className={styles.dot} style={mark(state)} />
              {registries}
            </Button>
          );
        })}
    </div>
  );
}
