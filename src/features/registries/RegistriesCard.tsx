import { Button, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useKnownSession } from '../../api/useSession.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Card } from '../../ui/layout/Card.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { AddRegistryButtons } from './AddRegistryButtons.tsx';
import { RegistriesSummary, type ShownRegistries } from './RegistriesSummary.tsx';
import { RegistryItem } from './RegistryItem.tsx';
import styles from './registries.module.css';
import { useDeleteRegistry } from './useDeleteRegistry.tsx';
import { useRegistryActions } from './useRegistryActions.ts';
import type { RegistryOverview } from './useRegistryOverview.ts';

interface RegistriesCardProps extends ShownRegistries {
  /** Those to show first are those that need somebody. */
  registries: RegistryOverview;
  /** Adds registries: those of an account of that kind, or one by the form. */
  onAdd: (account?: AccountRegistryType) => void;
  onOpen: (registry: RegistryRow) => void;
  onEdit: (registry: RegistryRow) => void;
  /** Shows all of them, with all that is known of each. */
  onShowAll: () => void;
  onShowImages: (registry: RegistryRow) => void;
}

/** The connected registries, their states, and the buttons that add more. */
export function RegistriesCard({ registries, onAdd, onShowAll, ...ways }: RegistriesCardProps) {
  const { onOpen, onEdit, onShowImages, ...shown } = ways;
  const { t } = useTranslation('registries');
  const format = useFormat();
  const seesSome = useKnownSession()?.seesAllRegistries === false;
  const actions = useRegistryActions();
  const { onDelete, deleteDialog } = useDeleteRegistry();
  const { rows, summary } = registries;
  const total = summary?.Registries.length ?? 0;
  return (
    <Card
      title={t('title')}
      className={styles.card}
      header={(heading) => (
        <header className={styles.header}>
          {heading}
          {summary !== undefined && <RegistriesSummary summary={summary} {...shown} />}
          {seesSome && summary !== undefined && (
            <SecondaryText title={t('seesSome.title')}>{t('seesSome.count', { count: total })}</SecondaryText>
          )}
          {total > 0 && (
            <Flex align="center" gap="small" className={styles.add ?? ''}>
              <AddRegistryButtons onAdd={onAdd} brief />
            </Flex>
          )}
        </header>
      )}
    >
      {registries.error !== null && <ErrorPanel error={registries.error} onRetry={registries.retry} />}
      {rows === undefined && registries.error === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {summary !== undefined && total === 0 && (
        <div className={styles.empty}>
          <SecondaryText>{t('empty.text')}</SecondaryText>
          <Flex wrap gap="small">
            <AddRegistryButtons onAdd={onAdd} />
          </Flex>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul aria-label={t('item.list')} className={styles.list}>
          {rows.map((registry) => (
            <RegistryItem
              key={registry.Id}
              registry={registry}
              onShowImages={onShowImages}
              onOpen={onOpen}
              onEdit={onEdit}
              {...actions}
              onDelete={onDelete}
            />
          ))}
        </ul>
      )}
      {rows !== undefined && total > rows.length && (
        <Button type="link" size="small" className={styles.more ?? ''} onClick={onShowAll}>
          {t('more', { shown: format.number(rows.length), total: format.number(total) })}
        </Button>
      )}
      {deleteDialog}
    </Card>
  );
}
