import { Alert, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { ListControls } from '../../../../ui/table/ListControls.tsx';
import { NoMatches } from '../../../../ui/table/NoMatches.tsx';
import { PagedTable } from '../../../../ui/table/PagedTable.tsx';
import { CopyButton } from '../../../../ui/text/CopyButton.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { layerSortKeys } from '../../links/imageLink.ts';
import { ContentFrame } from './ContentFrame.tsx';
import { useContentState } from './contentState.ts';
import { findRows, isMatched, type LayerRow, layerRows, sortRows } from './layerRows.ts';
import { layerTableWidth, useLayerColumns } from './useLayerColumns.tsx';

/** The layers of an image, with what made each, and how many others have it. */
export default function Layers({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation('imageContents');
  const format = useFormat();
  const columns = useLayerColumns(detail.BaseLayerCount ?? 0);
  const [state, change] = useContentState();
  const { Layers: layers = [], History: history = [] } = detail;
  const matched = isMatched(layers, history);
  const rows = sortRows(findRows(layerRows(layers, history, state.allSteps), state.layerFind), state.sort);
  const size = layers.reduce((sum, { Size }) => sum + Size, 0);
  return (
    <ContentFrame
      label={t('layers.title')}
      detail={detail}
      summary={t('layers.summary', {
        count: layers.length,
        number: format.number(layers.length),
        size: format.bytes(size),
      })}
    >
      {!matched && <Alert showIcon type="info" role="status" title={t('layers.notMatched')} />}
      <ListControls
        label={t('layers.find')}
        placeholder={t('layers.findPlaceholder')}
        value={state.layerFind}
        onSearch={(layerFind) => change({ layerFind })}
        extra={<CopyButton text={rows.map(({ command }) => command).join('\n')} words={t('layers.copyCommands')} />}
      >
        <Checkbox checked={state.allSteps} onChange={({ target }) => change({ allSteps: target.checked })}>
          {t('layers.allSteps')}
        </Checkbox>
      </ListControls>
      <PagedTable<LayerRow>
        label={t('layers.title')}
        columns={columns}
        rows={rows.slice((state.page - 1) * state.size, state.page * state.size)}
        rowKey="key"
        total={rows.length}
        stale={false}
        paging={state}
        onPaging={change}
        sort={state.sort}
        onSort={(column, order) => {
          const key = layerSortKeys.find((known) => known === column);
          change({ sort: key === undefined || order === null ? null : { key, order } });
        }}
        sortDirections={['descend', 'ascend']}
        width={layerTableWidth}
        stacks
        empty={
          state.layerFind === '' ? (
            <SecondaryText>{t('layers.none')}</SecondaryText>
          ) : (
            <NoMatches text={t('layers.nothingMatches')} onClear={() => change({ layerFind: '' })} />
          )
        }
      />
    </ContentFrame>
  );
}
