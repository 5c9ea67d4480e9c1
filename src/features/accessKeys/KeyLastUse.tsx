import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useFormat } from '../../ui/format/useFormat.ts';

/** Whether somebody still uses a key, in a sentence: what one wants to know before it goes. */
export function KeyLastUse({ accessKey }: { accessKey: AccessKey }) {
  const { t } = useTranslation('accessKeys');
  const format = useFormat();
  const { AccessKeyId: id, LastUsedTime, LastUsedAddress = '' } = accessKey;
  return (
    <p>
      {LastUsedTime === undefined
        ? t('rotate.unused', { id })
        : t('rotate.lastUse', { id, time: format.timeAgo(LastUsedTime), address: LastUsedAddress })}
    </p>
  );
}
