import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { RoleButton } from '../../../../ui/permission/RoleButton.tsx';
import { useTakeInFirst } from '../../list/actions/useTakeInFirst.ts';
import { IntakeFact } from '../IntakeFact.tsx';

/** Why it is not known what is inside of an image, and how that comes. */
export function NotLookedInto({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation(['imageContents', 'images']);
  const takeInFirst = useTakeInFirst();
  const { Image: image } = detail;
  const failed = image.IntakeState === 'FAILED';
  return (
    <Alert
      showIcon
      type={failed ? 'error' : 'info'}
      role={failed ? 'alert' : 'status'}
      title={t(failed ? 'unknown.failed' : 'unknown.waiting')}
      description={<IntakeFact detail={detail} />}
      action={
        <RoleButton action="TakeInFirst" size="small" onClick={() => takeInFirst({ Uuids: image.Uuid })}>
          {t('images:action.takeInFirst')}
        </RoleButton>
      }
    />
  );
}
