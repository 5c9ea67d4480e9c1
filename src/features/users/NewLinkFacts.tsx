import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { useFormat } from '../../ui/format/useFormat.ts';
import { DescriptionList } from '../../ui/layout/DescriptionList.tsx';
import { ShownOnce } from '../../ui/overlay/ShownOnce.tsx';
import { CopyButton } from '../../ui/text/CopyButton.tsx';
import type { NewLink } from './UserForm.tsx';
import styles from './users.module.css';

interface NewLinkFactsProps {
  userName: string;
  link: NewLink;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** A link that lets somebody choose a password, which is told once: whoever leaves is asked whether it is copied. */
export function NewLinkFacts({ userName, link, footer, onClose }: NewLinkFactsProps) {
  const { t } = useTranslation('users');
  const format = useFormat();
  const page = useHref('/welcome');
  // What stands behind `#` is sent to no server, and so is in no log.
  const address = new URL(`${page}#${link.LinkToken}`, window.location.href).href;
  return (
    <ShownOnce
      warning={{ title: t('link.once'), text: t('link.onceText', { user: userName }) }}
      question={{
        title: t('link.question.title'),
        text: t('link.question.text'),
        leave: t('link.question.leave'),
        stay: t('link.question.stay'),
      }}
      done={t('link.done')}
      className={styles.steps}
      footer={footer}
      onClose={onClose}
    >
      <DescriptionList
        label={t('link.facts')}
        facts={[
          { name: t('link.link'), value: <code className={styles.link}>{address}</code>, wide: true },
          { name: t('link.expiry'), value: `${format.dateTime(link.ExpiryTime)}`, wide: true },
        ]}
      />
      <Flex align="center" gap="small" wrap>
        <CopyButton text={address} words={t('link.copy')} />
        {t('link.works')}
      </Flex>
    </ShownOnce>
  );
}
