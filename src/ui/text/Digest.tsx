import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';

/** A digest in monospace, its middle left out; copied in full. */
export function Digest({ value }: { value: string }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap' }}>
      <code title={value} style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>
        {shortDigest(value)}
      </code>
      <CopyButton text={value} label={t('digest')} />
    </span>
  );
}

/** `sha256:0123456789ab…` reads like `0123456…cdef`: enough to tell two apart by eye. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  return hex.length <= 14 ? hex : `${hex.slice(0, 7)}…${hex.slice(-4)}`;
}
