import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Change } from '#contract/images/comparison.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';

const signs: Record<Change, string> = { came: '+', went: '−', stayed: '=', changed: '≠' };

/** What became of each row, before what the row is. */
export function useChangeColumn<Row extends { readonly Change: Change }>(): PagedColumn<Row> {
  const { t } = useTranslation('compare');
  return {
    key: 'change',
    title: t('column.change'),
    width: 124,
    stacked: 'first',
    render: (_, { Change }) => <ChangeMark change={Change} />,
  };
}

/** A sign and a word: neither good nor bad by itself. */
function ChangeMark({ change }: { change: Change }) {
  const { t } = useTranslation('compare');
  const { token } = theme.useToken();
  return (
    <span style={{ color: change === 'stayed' ? token.colorTextSecondary : token.colorText, whiteSpace: 'nowrap' }}>
      <span aria-hidden="true" style={{ display: 'inline-block', width: 16, fontFamily: token.fontFamilyCode }}>
        {signs[change]}
      </span>
      {t(`change.${change}`)}
    </span>
  );
}
