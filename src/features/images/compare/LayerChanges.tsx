import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { Change, ComparedLayer } from '#contract/images/comparison.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { Digest } from '../../../ui/text/Digest.tsx';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import { Command } from '../details/content/Command.tsx';
import { readableCommand } from '../details/content/readableCommand.ts';
import { ChangeTable } from './ChangeTable.tsx';
import styles from './compare.module.css';
import { NotCompared } from './NotCompared.tsx';
import { useChangeColumn } from './useChangeColumn.tsx';

/** An image may have the same layer twice. */
interface PlacedLayer extends ComparedLayer {
  readonly place: number;
}

/** The layers of both, from the bottom: what they share, and where they part. */
export function LayerChanges({ comparison }: { comparison: AnswerOf<'DescribeImageComparison'> }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const columns = useLayerColumns();
  const layers = comparison.Layers;
  if (layers === undefined) return <NotCompared comparison={comparison} lacks="content" />;
  const told = (change: Exclude<Change, 'changed'>) => {
    const those = layers.filter(({ Change }) => Change === change);
    const size = format.bytes(those.reduce((sum, { Size }) => sum + Size, 0));
    return t(`layers.${change}`, { count: those.length, number: format.number(those.length), size });
  };
  return (
    <section aria-label={t('tab.layers')} className={styles.part}>
      <p className={styles.summary}>
        <SecondaryText>{[told('stayed'), told('went'), told('came')].join(' · ')}</SecondaryText>
      </p>
      <ChangeTable<PlacedLayer>
        label={t('tab.layers')}
        columns={columns}
        rows={layers.map((layer, place) => ({ ...layer, place }))}
        keyOf={({ place }) => String(place)}
        empty={t('layers.none')}
        width={720}
      />
    </section>
  );
}

function useLayerColumns(): readonly PagedColumn<PlacedLayer>[] {
  const changed = useChangeColumn<PlacedLayer>();
  const { t } = useTranslation(['compare', 'images']);
  const format = useFormat();
  return [
    changed,
    {
      key: 'command',
      title: t('column.command'),
      render: (_, { Command: command }) =>
        command === '' ? (
          <SecondaryText>{t('layers.noCommand')}</SecondaryText>
        ) : (
          <Command text={readableCommand(command)} />
        ),
    },
    {
      key: 'size',
      title: t('images:column.size'),
      width: 96,
      align: 'end',
      stacked: 'titled',
      render: (_, { Size }) => format.bytes(Size),
    },
    {
      key: 'digest',
      title: t('images:column.digest'),
      width: 148,
      stacked: 'titled',
      render: (_, { Digest: digest }) => <Digest value={digest} />,
    },
  ];
}
