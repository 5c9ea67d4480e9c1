import { Button, Empty, Flex } from 'antd';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import { useCriterionText } from './filters/useCriterionText.ts';
import styles from './list.module.css';
import type { ListSource } from './listSource.ts';
import { isFiltered, type ListCriterion, type ListState, supportedByView } from './state/listState.ts';
import type { ChangeList } from './state/useListState.ts';

interface EmptyListProps {
  state: ListState;
  onChange: ChangeList;
  onClear: (event: MouseEvent<HTMLElement>) => void;
  source: ListSource;
  nameOf: (criterion: Pick<ListCriterion, 'name' | 'value'>) => string | undefined;
}

/** Says why a list is empty, and what to do next. */
export function EmptyList({ state, onChange, onClear, source, nameOf }: EmptyListProps) {
  const { t } = useTranslation('images');
  const textOf = useCriterionText(nameOf);
  if (isFiltered(state)) {
    return (
      <Notice title={t('empty.nothingMatches')}>
        <Flex vertical align="center" gap="small">
          {sameTextInOtherFields(state).map((other) => (
            <Button
              key={other.name}
              size="small"
              className={styles.instead ?? ''}
              onClick={() => onChange({ criteria: [...state.criteria.slice(0, -1), other] })}
            >
              <span className={styles.ellipsis}>{t('empty.instead', { filter: textOf(other) })}</span>
            </Button>
          ))}
          {state.criteria.length > 1 &&
            state.criteria.map((dropped) => (
              <Button
                key={`${dropped.name}:${dropped.value}`}
                size="small"
                className={styles.instead ?? ''}
                onClick={() => onChange({ criteria: state.criteria.filter((criterion) => criterion !== dropped) })}
              >
                <span className={styles.ellipsis}>{t('empty.without', { filter: textOf(dropped) })}</span>
              </Button>
            ))}
          <Button onClick={onClear}>{t('criteria.clear')}</Button>
        </Flex>
      </Notice>
    );
  }
  if (source.connected === 0) {
    return (
      <Notice title={t('empty.nothingConnected')} hint={t('empty.nothingConnectedHint')}>
        <RoleButton action="AddPrivateRegistry" onClick={source.onConnect}>
          {t('empty.add')}
        </RoleButton>
      </Notice>
    );
  }
  return source.syncing ? (
    <Notice title={t('empty.syncing')} hint={t('empty.syncingHint')} />
  ) : (
    <Notice title={t('empty.nothingSynced')} hint={t('empty.nothingSyncedHint')} />
  );
}

function Notice({ title, hint, children }: { title: string; hint?: string; children?: React.ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className={styles.empty ?? ''}
      description={
        <Flex vertical gap={4}>
          <strong>{title}</strong>
          {hint !== undefined && <SecondaryText>{hint}</SecondaryText>}
        </Flex>
      }
    >
      {children}
    </Empty>
  );
}

const places: readonly string[] = ['repoPath', 'tag', 'digest'];
const partOfDigest = /^(?:sha256:)?[0-9a-f]+$/i;

/** Where else the text that was looked for last may stand, as Enter takes the likeliest place alone. */
export function sameTextInOtherFields({ view, criteria }: ListState): readonly ListCriterion[] {
  const last = criteria.at(-1);
  if (last === undefined || !places.includes(last.name)) return [];
  return places
    .filter((name) => name !== last.name && supportedByView[view].criteria.includes(name))
    .filter((name) => name !== 'digest' || partOfDigest.test(last.value))
    .map((name) => ({ ...last, name }));
}
