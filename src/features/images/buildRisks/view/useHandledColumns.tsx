import { Button, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RiskImageRow } from '#contract/images/buildRiskLists.ts';
import type { CountedRiskKey } from '#contract/images/buildRisks.ts';
import { RelativeTime } from '../../../../ui/format/RelativeTime.tsx';
import type { PagedColumn } from '../../../../ui/table/PagedColumn.ts';
import { imageName } from '../../imageReference.ts';
import { useImageLink } from '../../links/imageLink.ts';
import { useDecide } from '../decision/useDecide.tsx';

/** Of one risk: an image, how far the decision about it holds, whose it is and why, and the way back. */
export function useHandledColumns(riskKey: CountedRiskKey, risk: string): readonly PagedColumn<RiskImageRow>[] {
  const { t } = useTranslation('buildRisksView');
  const { token } = theme.useToken();
  const address = useImageLink();
  const { reopen, pending } = useDecide();
  return [
    {
      key: 'image',
      title: t('column.image'),
      stacked: 'first',
      render: (_, row) => (
        <Link to={address(row.Uuid, 'buildRisks')} style={{ color: token.colorLink }}>
          {imageName(row)}
        </Link>
      ),
    },
    {
      key: 'scope',
      title: t('ignore.scope'),
      width: 132,
      stacked: 'titled',
      render: (_, { Acceptance }) => Acceptance && t(`scope.${Acceptance.Scope}`),
    },
    {
      key: 'reason',
      title: t('ignore.reason'),
      render: (_, { Acceptance }) => Acceptance && (Acceptance.Reason || t('decision.noReason')),
    },
    {
      key: 'by',
      title: t('decision.by'),
      width: 160,
      render: (_, { Acceptance }) =>
        Acceptance && (
          <>
            <bdi>{Acceptance.UserName}</bdi> · <RelativeTime time={Acceptance.Time} />
          </>
        ),
    },
    {
      key: 'reopen',
      title: t('column.actions'),
      width: 104,
      render: (_, { Uuid, Acceptance }) =>
        Acceptance && (
          <Button
            size="small"
            disabled={pending}
            aria-label={t('decision.reopenRisk', { risk })}
            onClick={() => reopen({ uuid: Uuid, riskKey, name: risk }, Acceptance.Scope)}
          >
            {t('decision.reopen')}
          </Button>
        ),
    },
  ];
}
