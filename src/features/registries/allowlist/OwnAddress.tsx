import { InfoCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { isIp } from '#contract/fields.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { fieldErrors } from '../../../ui/errors/fieldErrors.ts';
import { useErrorText } from '../../../ui/errors/useErrorText.ts';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import { AddressSentence } from './AddressSentence.tsx';
import styles from './allowlist.module.css';

/**
 * Whose addresses these are, lest one opens the wrong hole: the scanner's, while we ourselves come from
 * our own, which is told as soon as `hostIp` is an IP.
 */
export function OwnAddress({ hostIp }: { hostIp: string }) {
  const { t } = useTranslation('allowlist');
  return (
    <div className={styles.own}>
      <InfoCircleOutlined aria-hidden="true" />
      <p>
        {t('own.note')} {isIp(hostIp) && <Towards ip={hostIp} />}
      </p>
    </div>
  );
}

function Towards({ ip }: { ip: string }) {
  const { t } = useTranslation('allowlist');
  const errorText = useErrorText();
  const { data, error } = useActionQuery('DescribeLocalAddress', { RegistryHostIp: ip }, { staleTime: 60_000 });
  if (error !== null) {
    const reason = fieldErrors(error)[0]?.message ?? errorText(error).message;
    return <AddressSentence text="own.failed" values={{ ip, reason }} />;
  }
  if (data === undefined) return <AddressSentence text="own.asking" values={{ ip }} />;
  const address = data.LocalAddress;
  if (address === undefined) return <AddressSentence text="own.noRoute" values={{ ip }} />;
  return (
    <>
      <AddressSentence text="own.local" values={{ ip, address }} />
      <CopyButton text={address} label={t('own.ownAddress')} />
    </>
  );
}
