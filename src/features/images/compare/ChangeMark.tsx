import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Change } from '#contract/images/comparison.ts';

const signs: Record<Change, string> = { came: '+', went: '−', stayed: '=', changed: '≠' };

/** What became of a part, as a sign and a word: neither good nor bad by itself. */
export function ChangeMark({ change }: { change: Change }) {
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
