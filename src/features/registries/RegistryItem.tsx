import { Button, Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { kinds } from '#contract/kinds/kinds.ts';
import { isIncomplete } from '#contract/registries/registryOrder.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryStateTag } from '../../ui/color/RegistryStateTag.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { OnDemand } from '../../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { RegistryLastError } from './RegistryLastError.tsx';
import { type RegistryActions, RegistryMenu } from './RegistryMenu.tsx';
import styles from './registries.module.css';
import { useImagesText, useIncompleteReasons } from './registryTexts.ts';

/** Only while one watches a registry come in. */
const SyncProgressBar = lazyPart(() => import('./SyncProgressBar.tsx'));
/** Only where it lists much of what it held no more. */
const MissingImagesNotice = lazyPart(() => import('./MissingImagesNotice.tsx'));
/** Only where a part of it is not as it should be. */
const RegistryParts = lazyPart(() => import('./RegistryParts.tsx'));

interface RegistryItemProps extends RegistryActions {
  registry: RegistryRow;
  onShowImages: (registry: RegistryRow) => void;
  /** Shows all that is known of it. */
  onOpen: (registry: RegistryRow) => void;
}

/** One connected registry: who it is, how it is, what came of it, and what can be done with it. */
export function RegistryItem({ registry, onShowImages, onOpen, ...actions }: RegistryItemProps) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const format = useFormat();
  const name = registry.RegistryName;
  const isGoing = registry.State === 'removing';
  const synced = registry.LastSyncTime === undefined ? t('neverSynced') : format.timeAgo(registry.LastSyncTime);
  const syncedTitle = registry.LastSyncTime && t('lastSync', { time: format.dateTime(registry.LastSyncTime) });
  const takesIn = (registry.State === 'verified' || registry.State === 'failing') && registry.WaitingImages > 0;
  const images = useImagesText()(registry);
  const incompleteReasons = useIncompleteReasons();
  return (
    <li className={styles.item} style={{ borderColor: token.colorBorderSecondary }}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.name}
          style={{ color: token.colorLink, fontSize: token.fontSize }}
          onClick={() => onOpen(registry)}
        >
          {name}
          <span style={{ color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>
            {' '}
            {kinds[registry.RegistryType].name}
          </span>
        </button>
        <RegistryStateTag state={registry.State} />
        <span
          className={styles.synced}
          title={syncedTitle || undefined}
          style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}
        >
          {registry.State === 'syncing' ? null : synced}
        </span>
        <span className={styles.end}>
          <Button
            type="link"
            size="small"
            className={styles.images ?? ''}
            aria-label={t('item.showImages', { images, registry: name })}
            onClick={() => onShowImages(registry)}
          >
            {images}
          </Button>
          {!isGoing && <RegistryMenu registry={registry} {...actions} />}
        </span>
      </div>
      {(registry.State === 'syncing' || takesIn) && (
        <OnDemand>
          <SyncProgressBar registry={registry} />
        </OnDemand>
      )}
      {registry.MissingImages !== undefined && (
        <OnDemand>
          <MissingImagesNotice registry={registry} missing={registry.MissingImages} />
        </OnDemand>
      )}
      {registry.Parts.some(({ State }) => State !== 'verified') && (
        <OnDemand>
          <RegistryParts registry={registry} />
        </OnDemand>
      )}
      {registry.LastError !== undefined && <RegistryLastError error={registry.LastError} />}
      {registry.IntakeError !== undefined && registry.IntakeError.Code !== registry.LastError?.Code && (
        <>
          <span style={{ color: token.colorWarningText, fontSize: token.fontSizeSM }}>{t('item.intakeRests')}</span>
          <RegistryLastError error={registry.IntakeError} />
        </>
      )}
      {isIncomplete(registry) && (
        <Tooltip title={incompleteReasons(registry).map((reason) => <div key={reason}>{reason}</div>)}>
          <span style={{ color: token.colorWarningText, fontSize: token.fontSizeSM }}>{t('item.incomplete')}</span>
        </Tooltip>
      )}
    </li>
  );
}
