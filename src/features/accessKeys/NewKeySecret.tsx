import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Center } from '#contract/center.ts';
import { useLanguage } from '../../api/language.ts';
import { DescriptionList } from '../../ui/layout/DescriptionList.tsx';
import { ShownOnce } from '../../ui/overlay/ShownOnce.tsx';
import { saveFile } from '../../ui/text/saveFile.ts';
import styles from './accessKeys.module.css';
import { CopiedText } from './CopiedText.tsx';
import { cliProfile, type NewAccessKey, scriptEndpoint } from './cliProfile.ts';
import { EndpointFacts } from './EndpointFacts.tsx';

interface NewKeySecretProps {
  made: NewAccessKey;
  center: Center;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** A new key with its secret, which nobody can be told again: whoever leaves, by whichever way, is asked whether it is saved. */
export function NewKeySecret({ made, center, footer, onClose }: NewKeySecretProps) {
  const { t } = useTranslation('accessKeys');
  const language = useLanguage();
  const download = () => {
    const text = cliProfile(made, center, language, scriptEndpoint(window.location));
    saveFile(new Blob([text], { type: 'application/json' }), 'config.json');
  };
  return (
    <ShownOnce
      warning={{ title: t('made.once'), text: t('made.onceText') }}
      question={{
        title: t('made.question.title'),
        text: t('made.question.text'),
        leave: t('made.question.leave'),
        stay: t('made.question.stay'),
      }}
      done={t('made.done')}
      className={styles.steps}
      footer={footer}
      onClose={onClose}
    >
      <DescriptionList
        label={t('made.facts')}
        facts={[
          { name: t('id'), value: <CopiedText text={made.AccessKeyId} label={t('id')} />, wide: true },
          { name: t('secret'), value: <CopiedText text={made.AccessKeySecret} label={t('secret')} />, wide: true },
        ]}
      />
      <EndpointFacts />
      <div>
        <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={download}>
          {t('made.download')}
        </Button>
      </div>
      <p>{t('made.profileText')}</p>
    </ShownOnce>
  );
}
