import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { CopyButton } from '../../../../ui/text/CopyButton.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { Command } from './Command.tsx';
import type { ConfigurationGroup } from './configurationGroups.ts';
import styles from './content.module.css';
import { useFactTitle } from './useFactTitle.ts';

interface ConfigurationValuesProps {
  group: ConfigurationGroup['key'];
  name: string;
  values: readonly string[];
}

/** Drawn of one list; who has more of them searches. */
const most = 200;

/** What a configuration says of one thing, to be copied. */
export function ConfigurationValues({ group, name, values }: ConfigurationValuesProps) {
  const { t } = useTranslation('imageContents');
  const format = useFormat();
  const titleOf = useFactTitle();
  if (values.length === 0) {
    return <SecondaryText>{name === 'user' ? t('configuration.root') : t('configuration.none')}</SecondaryText>;
  }
  const left = values.length - most;
  return (
    <span className={styles.values}>
      {values.slice(0, most).map((value) => (
        <span key={value} className={styles.value}>
          <Value text={value} />
          <CopyButton text={value} label={values.length === 1 ? titleOf(group, name) : value} />
        </span>
      ))}
      {left > 0 && (
        <SecondaryText>{t('configuration.more', { count: left, number: format.number(left) })}</SecondaryText>
      )}
    </span>
  );
}

function Value({ text }: { text: string }) {
  const { token } = theme.useToken();
  const address = webAddress(text);
  if (text === '') return <SecondaryText>–</SecondaryText>;
  if (address === null) return <Command text={text} />;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.code}
      style={{ color: token.colorLink }}
    >
      {text}
    </a>
  );
}

/** Where a value leads, if it is a page's address and nothing else: anybody may have written it. */
function webAddress(text: string): string | null {
  if (!/^https?:\/\/[^\s@]+$/.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}
