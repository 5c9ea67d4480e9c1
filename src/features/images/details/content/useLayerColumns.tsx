import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../../ui/table/PagedColumn.ts';
import { Digest } from '../../../../ui/text/Digest.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { Command } from './Command.tsx';
import styles from './content.module.css';
import type { LayerRow } from './layerRows.ts';

export const layerTableWidth = 760;

/** `ofBase`: how many of the layers, from the lowest, are the base's; keys of sorted columns are the API's. */
export function useLayerColumns(ofBase: number): readonly PagedColumn<LayerRow>[] {
  const { t } = useTranslation('imageContents');
  const { token } = theme.useToken();
  const format = useFormat();
  return [
    {
      key: 'position',
      title: t('layers.column.position'),
      width: 56,
      align: 'end',
      stacked: 'first',
      render: (_, { position }) =>
        position === null ? null : <span style={{ color: token.colorTextSecondary }}>{format.number(position)}</span>,
    },
    {
      key: 'command',
      title: t('layers.column.command'),
      render: (_, { position, command, layer }) => (
        <>
          {command === '' ? (
            <SecondaryText>{t('layers.unknownCommand')}</SecondaryText>
          ) : (
            <Command text={command} isDimmed={layer === null} />
          )}
          {position !== null && position <= ofBase && (
            <span className={styles.base} style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
              {t('layers.ofBase')}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'Size',
      title: t('layers.column.size'),
      sorter: true,
      firstOrder: 'desc',
      width: 108,
      align: 'end',
      stacked: 'first',
      render: (_, { layer }) =>
        layer === null ? <SecondaryText>{t('layers.noLayer')}</SecondaryText> : format.bytes(layer.Size),
    },
    {
      key: 'SharedImageCount',
      title: t('layers.column.shared'),
      sorter: true,
      firstOrder: 'desc',
      width: 140,
      align: 'end',
      stacked: 'titled',
      render: (_, { layer }) => (layer === null ? '–' : format.number(layer.SharedImageCount)),
    },
    {
      key: 'digest',
      title: t('layers.column.digest'),
      width: 168,
      render: (_, { layer }) => (layer === null ? null : <Digest value={layer.Digest} />),
    },
  ];
}
