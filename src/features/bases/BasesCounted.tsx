import { SyncOutlined } from '@ant-design/icons';
import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import { useFormat } from '../../ui/format/useFormat.ts';

type BasesCountedProps = Pick<AnswerOf<'DescribeBaseImages'>, 'BasedImages' | 'TakenInImages' | 'Counting'>;

/** What the counts are true for, and whether they are still being made. */
export function BasesCounted({ BasedImages: based, TakenInImages: takenIn, Counting }: BasesCountedProps) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <span role="status" style={{ color: token.colorTextSecondary }}>
      {t('basedOn', { count: takenIn, based: format.number(based), takenIn: format.number(takenIn) })}
      {Counting && (
        <>
          {' · '}
          <SyncOutlined spin aria-hidden="true" /> {t('counting')}
        </>
      )}
    </span>
  );
}
