import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { SeverityTag } from '../../../../ui/color/SeverityTag.tsx';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../../ui/table/PagedColumn.ts';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { DecisionButton } from '../../buildRisks/decision/DecisionButton.tsx';
import type { ImageRisk } from './imageRisks.ts';

/** What a risk is, where it was found, and whether somebody decided about it. */
export function useImageRiskColumns(image: ImageRow): readonly PagedColumn<ImageRisk>[] {
  const { t } = useTranslation('buildRisksView');
  const { token } = theme.useToken();
  const format = useFormat();
  const placesOf = ({ places }: ImageRisk) => {
    const names = [...new Set(places.map(({ Name }) => Name).filter((name) => name !== ''))];
    if (names.length > 0)
      return <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{format.list(names)}</code>;
    const commands = places.filter(({ LayerCmd }) => LayerCmd !== '').length;
    return commands === 0 ? t('places.configuration') : t('places.commands', { count: commands });
  };
  return [
    {
      key: 'level',
      title: t('column.level'),
      width: 116,
      stacked: 'first',
      render: (_, risk) => <SeverityTag level={risk.RiskLevel} />,
    },
    {
      key: 'risk',
      title: t('column.risk'),
      stacked: 'first',
      render: (_, risk) => (
        <>
          {risk.RiskKeyName} <SecondaryText>· {risk.RiskClassName}</SecondaryText>
        </>
      ),
    },
    { key: 'places', title: t('column.places'), width: 220, render: (_, risk) => placesOf(risk) },
    {
      key: 'status',
      title: t('column.status'),
      width: 168,
      render: (_, risk) => <DecisionButton image={image} risk={risk} />,
    },
  ];
}
