import { Button, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import { isIncomplete } from '#contract/registries/registryOrder.ts';
import type { lastErrorSchema, RegistryRow } from '#contract/registries/registryRow.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import MissingImagesNotice from '../MissingImagesNotice.tsx';
import { useIncompleteReasons } from '../registryTexts.ts';
import SyncProgressBar from '../SyncProgressBar.tsx';
import styles from './details.module.css';

interface RegistryConditionProps {
  registry: RegistryRow;
  /** How many of the parts that fail are named, and what shows the others. */
  parts?: { readonly most: number; readonly onMore: () => void };
}

/** Whether there is more to say of a registry than its state. */
export function hasConditionDetails(registry: RegistryRow): boolean {
  const { State, LastError, IntakeError, Parts, MissingImages } = registry;
  return (
    LastError !== undefined ||
    IntakeError !== undefined ||
    MissingImages !== undefined ||
    Parts.some((part) => part.State !== 'verified') ||
    State === 'unverified' ||
    State === 'syncing' ||
    isIncomplete(registry)
  );
}

/** What is to be known of a registry's state, and what to do about it: all of it to be seen, nothing under the pointer only. */
export function RegistryCondition({ registry, parts }: RegistryConditionProps) {
  const { t } = useTranslation(['registriesView', 'registries']);
  const { token } = theme.useToken();
  const format = useFormat();
  const incompleteReasons = useIncompleteReasons();
  const { State, LastError, IntakeError, MissingImages } = registry;
  const failing = registry.Parts.filter((part) => part.State === 'failing');
  const unproven = registry.Parts.filter((part) => part.State === 'unverified').length;
  const named = parts === undefined ? failing : failing.slice(0, parts.most);
  return (
    <div className={styles.condition} style={{ fontSize: token.fontSizeSM }}>
      {LastError !== undefined && <Trouble error={LastError} />}
      {IntakeError !== undefined && IntakeError.Code !== LastError?.Code && (
        <div className={styles.trouble}>
          <span style={{ color: token.colorWarningText }}>{t('registries:item.intakeRests')}</span>
          <Trouble error={IntakeError} />
        </div>
      )}
      {named.map(({ Name, LastError: error }) => (
        <div key={Name} className={styles.trouble}>
          <span style={{ color: token.colorErrorText }}>
            {t('condition.part', { part: Name, message: error?.Message ?? t('condition.partFails') })}
          </span>
          {error !== undefined && <span>{error.Recommend}</span>}
        </div>
      ))}
      {parts !== undefined && failing.length > named.length && (
        <Button type="link" size="small" className={styles.more ?? ''} onClick={parts.onMore}>
          {t('condition.moreParts', {
            count: failing.length - named.length,
            number: format.number(failing.length - named.length),
          })}
        </Button>
      )}
      {unproven > 0 && (
        <span style={{ color: token.colorTextSecondary }}>
          {t('condition.unproven', { count: unproven, number: format.number(unproven) })}
        </span>
      )}
      {State === 'unverified' && <span style={{ color: token.colorTextSecondary }}>{t('condition.unverified')}</span>}
      {State === 'syncing' && <SyncProgressBar registry={registry} />}
      {MissingImages !== undefined && <MissingImagesNotice registry={registry} missing={MissingImages} />}
      {isIncomplete(registry) && (
        <div className={styles.trouble}>
          <span style={{ color: token.colorWarningText }}>{t('registries:item.incomplete')}</span>
          {incompleteReasons(registry).map((reason) => (
            <span key={reason}>{reason}</span>
          ))}
        </div>
      )}
    </div>
  );
}

/** Why it fails, since when, what to do, and when it is tried again. */
export function Trouble({ error }: { error: z.infer<typeof lastErrorSchema> }) {
  const { t } = useTranslation(['registriesView', 'registries']);
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <div className={styles.trouble} style={{ fontSize: token.fontSizeSM }}>
      <span style={{ color: token.colorErrorText }}>{error.Message}</span>
      <span>{error.Recommend}</span>
      <span className={styles.evidence} style={{ color: token.colorTextSecondary }}>
        <code style={{ fontFamily: token.fontFamilyCode }}>{error.Code}</code>
        <time dateTime={new Date(error.Since).toISOString()} title={format.dateTime(error.Since)}>
          {t('condition.since', { time: format.timeAgo(error.Since) })}
        </time>
        {error.NextTry !== undefined && (
          <span>{t('registries:item.nextTry', { time: format.timeUntil(error.NextTry) })}</span>
        )}
      </span>
    </div>
  );
}
