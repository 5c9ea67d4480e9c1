import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../ui/overlay/ShownOnce.tsx';
import { CopyButton } from '../../ui/text/CopyButton.tsx';
import { saveFile } from '../../ui/text/saveFile.ts';
import styles from './account.module.css';

interface RecoveryCodesProps {
  codes: readonly string[];
  userName: string;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** What signs somebody in who has lost their device; told once, and whoever leaves is asked whether it is saved. */
export function RecoveryCodes({ codes, userName, footer, onClose }: RecoveryCodesProps) {
  const { t } = useTranslation('account');
  const text = codes.join('\n');
  const download = () => {
    const heading = t('secondStep.codes.file', { user: userName, host: window.location.host });
    saveFile(new Blob([`${heading}\n\n${text}\n`], { type: 'text/plain;charset=utf-8' }), 'mooring-recovery-codes.txt');
  };
  return (
    <ShownOnce
      warning={{ title: t('secondStep.codes.once'), text: t('secondStep.codes.onceText') }}
      question={{
        title: t('secondStep.codes.question.title'),
        text: t('secondStep.codes.question.text'),
        leave: t('secondStep.codes.question.leave'),
        stay: t('secondStep.codes.question.stay'),
      }}
      done={t('secondStep.codes.done')}
      className={styles.steps}
      footer={footer}
      onClose={onClose}
    >
      <ul aria-label={t('secondStep.codes.title')} className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code className={styles.code}>{code}</code>
          </li>
        ))}
      </ul>
      <Flex wrap gap="small">
        <CopyButton text={text} words={t('secondStep.codes.copy')} />
        <Button size="small" icon={<DownloadOutlined aria-hidden="true" />} onClick={download}>
          {t('secondStep.codes.download')}
        </Button>
      </Flex>
    </ShownOnce>
  );
}
