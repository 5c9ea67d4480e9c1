import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../../ui/text/CopyButton.tsx';
import styles from './diagnosis.module.css';

interface CertificateFactsProps {
  title: string;
  facts: readonly (readonly [name: string, value: string])[];
  sha256: string;
}

/** Who a certificate says it is, and the SHA-256 that tells it from any other. */
export function CertificateFacts({ title, facts, sha256 }: CertificateFactsProps) {
  const { t } = useTranslation('diagnosis');
  const { token } = theme.useToken();
  return (
    <div>
      <div style={{ fontWeight: token.fontWeightStrong }}>{title}</div>
      <dl className={styles.facts} style={{ fontSize: token.fontSizeSM }}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt style={{ color: token.colorTextSecondary }}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt style={{ color: token.colorTextSecondary }}>SHA-256</dt>
          <dd className={styles.digest ?? ''} style={{ fontFamily: token.fontFamilyCode }}>
            <code style={{ fontFamily: 'inherit' }}>{sha256}</code>
            <CopyButton text={sha256} label={t('sha256Of', { what: title })} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
