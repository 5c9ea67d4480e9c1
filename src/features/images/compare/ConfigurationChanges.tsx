import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ComparedConfig } from '#contract/images/comparison.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { ChangeTable } from './ChangeTable.tsx';
import styles from './compare.module.css';
import { NotCompared } from './NotCompared.tsx';
import { useChangeColumn } from './useChangeColumn.tsx';

/** How differently the two are configured, a line for each user, port, variable or label that is not the same. */
export function ConfigurationChanges({ comparison }: { comparison: AnswerOf<'DescribeImageComparison'> }) {
  const { t } = useTranslation('compare');
  const columns = useConfigurationColumns();
  const config = comparison.Config;
  if (config === undefined) return <NotCompared comparison={comparison} lacks="content" />;
  return (
    <section aria-label={t('tab.configuration')} className={styles.part}>
      <ChangeTable<ComparedConfig>
        label={t('tab.configuration')}
        columns={columns}
        rows={config}
        keyOf={({ Field, Key }) => `${Field} ${Key}`}
        empty={t('configuration.same')}
        width={880}
      />
    </section>
  );
}

function useConfigurationColumns(): readonly PagedColumn<ComparedConfig>[] {
  const changed = useChangeColumn<ComparedConfig>();
  const { t } = useTranslation('compare');
  const { token } = theme.useToken();
  const code = { fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM };
  const value = (text: string, field: ComparedConfig['Field']) =>
    // Of a variable the name alone is known.
    text === '' ? (
      <span style={{ color: token.colorTextSecondary }}>{field === 'Env' ? t('configuration.notKept') : '–'}</span>
    ) : (
      <code style={code}>{text}</code>
    );
  return [
    changed,
    {
      key: 'field',
      title: t('column.field'),
      width: 344,
      stacked: 'first',
      render: (_, { Field, Key }) => (
        <>
          {t(`configuration.field.${Field}`)} {Key !== '' && <code style={code}>{Key}</code>}
        </>
      ),
    },
    {
      key: 'before',
      title: t('from'),
      stacked: 'titled',
      render: (_, { Before, Change, Field }) => (Change === 'came' ? '–' : value(Before, Field)),
    },
    {
      key: 'after',
      title: t('to'),
      stacked: 'titled',
      render: (_, { After, Change, Field }) => (Change === 'went' ? '–' : value(After, Field)),
    },
  ];
}
