import { Button, Flex, Skeleton, theme } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryState } from '#contract/enums.ts';
import type { AccountRegistryType, RegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useKnownSession } from '../../api/useSession.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { AddRegistryButtons } from './AddRegistryButtons.tsx';
import { RegistriesSummary } from './RegistriesSummary.tsx';
import { RegistryItem } from './RegistryItem.tsx';
import styles from './registries.module.css';
import { useRegistryActions } from './useRegistryActions.ts';
import type { RegistryOverview } from './useRegistryOverview.ts';

const DeleteRegistryDialog = lazyPart(() => import('./DeleteRegistryDialog.tsx'));

interface RegistriesCardProps {
  /** Those to show first are those that need somebody. */
  registries: RegistryOverview;
  /** Adds registries: those of an account of that kind, or one by the form. */
  onAdd: (account?: AccountRegistryType) => void;
  onOpen: (registry: RegistryRow) => void;
  onEdit: (registry: RegistryRow) => void;
  /** Shows all of them, with all that is known of each. */
  onShowAll: () => void;
  onShowImages: (registry: RegistryRow) => void;
  shownType: RegistryType | undefined;
  onShowType: (type: RegistryType) => void;
  /** The state of the registries whose images the list shows right now; the others step back here too. */
  shownState: RegistryState | undefined;
  onShowState: (state: RegistryState) => void;
}

/** The connected registries, their states, and the buttons that add more. */
export function RegistriesCard({ registries, onShowImages, ...ways }: RegistriesCardProps) {
  const { onAdd, onOpen, onEdit, onShowAll, shownType, onShowType, shownState, onShowState } = ways;
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const heading = useId();
  const format = useFormat();
  const seesSome = useKnownSession()?.seesAllRegistries === false;
  const actions = useRegistryActions();
  const [deleting, setDeleting] = useState<RegistryRow | null>(null);
  const { rows, summary } = registries;
  const total = summary?.Registries.length ?? 0;
  return (
    <section
      aria-labelledby={heading}
      className={styles.card}
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadiusLG,
      }}
    >
      <header className={styles.header}>
        <h2
          id={heading}
          className={styles.title}
          style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}
        >
          {t('title')}
        </h2>
        {summary !== undefined && (
          <RegistriesSummary
            summary={summary}
            shownType={shownType}
            onShowType={onShowType}
            shownState={shownState}
            onShowState={onShowState}
          />
        )}
        {seesSome && summary !== undefined && (
          <SecondaryText title={t('seesSome.title')}>{t('seesSome.count', { count: total })}</SecondaryText>
        )}
        {total > 0 && (
          <Flex align="center" gap="small" className={styles.add ?? ''}>
            <AddRegistryButtons onAdd={onAdd} brief />
          </Flex>
        )}
      </header>
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
              onDelete={setDeleting}
            />
          ))}
        </ul>
      )}
      {rows !== undefined && total > rows.length && (
        <Button type="link" size="small" className={styles.more ?? ''} onClick={onShowAll}>
          {t('more', { shown: format.number(rows.length), total: format.number(total) })}
        </Button>
      )}
      {deleting !== null && (
        <LazyOverlay onClose={() => setDeleting(null)}>
          <DeleteRegistryDialog registry={deleting} onClose={() => setDeleting(null)} />
        </LazyOverlay>
      )}
    </section>
  );
}
