import { Button, Checkbox, Flex, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresentedCertificate } from '#contract/failures/failures.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import styles from './diagnosis.module.css';

export interface TrustChoices {
  /** Trusts a PEM authority for this registry alone. */
  onTrust: (pem: string) => void;
  /** Accepts this one certificate, by its SHA-256, and no other. */
  onPin: (sha256: string) => void;
  /** Goes to the field in which an authority is pasted. */
  onPaste: () => void;
}

/**
 * A certificate that was refused, and what may be done about it. Whoever sits on the way could have
 * presented it: only a SHA-256 compared with the registry's own tells, so that comes first.
 */
export function CertificatePanel({ certificate, ...choices }: { certificate: PresentedCertificate } & TrustChoices) {
  const { t } = useTranslation('diagnosis');
  const { token } = theme.useToken();
  const format = useFormat();
  const [compared, setCompared] = useState(false);
  const { authority } = certificate;
  return (
    <div className={styles.panel} style={{ borderColor: token.colorBorder, borderRadius: token.borderRadius }}>
      <CertificateFacts
        title={t('presented')}
        facts={[
          [t('subject'), certificate.subject],
          [t('issuer'), certificate.issuer],
          [t('validity'), `${format.date(certificate.validFrom)} – ${format.date(certificate.validTo)}`],
        ]}
        sha256={certificate.sha256}
      />
      {authority !== undefined && authority.sha256 !== certificate.sha256 && (
        <CertificateFacts
          title={t('authority')}
          facts={[
            [t('subject'), authority.subject],
            [t('validTo'), format.date(authority.validTo)],
          ]}
          sha256={authority.sha256}
        />
      )}
      <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
        {t('compared')}
      </Checkbox>
      <Flex gap="small" wrap>
        {authority !== undefined && (
          <Button size="small" disabled={!compared} onClick={() => choices.onTrust(authority.pem)}>
            {t('trustAuthority')}
          </Button>
        )}
        <Button size="small" disabled={!compared} onClick={() => choices.onPin(certificate.sha256)}>
          {t('pin')}
        </Button>
        <Button size="small" type="link" onClick={choices.onPaste}>
          {t('pasteAuthority')}
        </Button>
      </Flex>
      <div style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>{t('trustScope')}</div>
    </div>
  );
}
