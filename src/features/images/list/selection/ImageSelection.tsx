import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isFinalBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { fitsOneScan, type ListedImages, type OnScan } from '../actions/scanScope.ts';
import { useCopy } from '../actions/useCopy.ts';
import { useSynchronize } from '../actions/useSynchronize.ts';
import type { ListAnswer } from '../ListAnswer.ts';
import type { Selection } from './Selected.tsx';
import SelectionBar from './SelectionBar.tsx';

interface ImageSelectionProps extends Pick<ListAnswer<ImageRow>, 'total' | 'atLeast'> {
  selection: Selection<ImageRow>;
  /** What the list shows. */
  listed: ListedImages;
  onScan: OnScan | undefined;
}

/** What can be done with the ticked images; once the whole page is, all that match are one more click. */
export default function ImageSelection({ selection, listed, total, atLeast, onScan }: ImageSelectionProps) {
  const { t } = useTranslation('images');
  const format = useFormat();
  const copy = useCopy();
  const synchronize = useSynchronize();
  const { rows, whole, wholePage, tickWhole, clear } = selection;
  const images = [...rows.values()];
  const uuids = images.filter(({ ScanBlocked }) => !isFinalBlock(ScanBlocked)).map(({ Uuid }) => Uuid);
  const digests = [...new Set(images.map(({ Digest }) => Digest))];
  const scanHint = () => {
    if (whole) return null;
    if (uuids.length === 0) return t('scanBlocked.acrPersonal');
    return fitsOneScan(uuids) ? null : t('selection.tooMany');
  };
  const all = atLeast ? t('atLeast', { number: format.number(total) }) : format.number(total);
  const more = wholePage && total > rows.size;
  return (
    <SelectionBar
      count={whole ? total : images.length}
      text={whole ? t('selection.whole', { number: all }) : undefined}
      scanHint={scanHint()}
      onScan={onScan && (() => onScan(whole ? { what: 'list', listed } : { what: 'images', uuids }))}
      onSynchronize={whole ? undefined : () => synchronize(images)}
      onClear={clear}
    >
      {!whole && (
        <Button size="small" onClick={() => copy(digests.join('\n'))}>
          {t('selection.copyDigests')}
        </Button>
      )}
      {onScan !== undefined && (whole || more) && (
        <Button size="small" type="link" onClick={() => tickWhole(!whole)}>
          {whole
            ? t('selection.onlyTicked', { number: format.number(rows.size) })
            : t('selection.tickWhole', { number: all })}
        </Button>
      )}
    </SelectionBar>
  );
}
