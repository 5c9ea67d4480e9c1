import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isFinalBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { RoleButton } from '../../../../ui/permission/RoleButton.tsx';
import { useComparePath } from '../../links/comparePath.ts';
import { fitsOneRequest, type ListedImages, type OnScan } from '../actions/ListActions.ts';
import { useCopy } from '../actions/useCopy.ts';
import { useSynchronize } from '../actions/useSynchronize.ts';
import { useTakeInFirst } from '../actions/useTakeInFirst.ts';
import type { ListAnswer } from '../ListAnswer.ts';
import SelectionBar from './SelectionBar.tsx';
import type { Selection } from './SelectionConsumer.tsx';

interface ImageSelectionProps extends Pick<ListAnswer<ImageRow>, 'total' | 'atLeast'> {
  selection: Selection<ImageRow>;
  /** What the list shows. */
  listed: ListedImages;
  onScan: OnScan | undefined;
}

/** What can be done with the selected images; once the whole page is, all that match are one more click. */
export default function ImageSelection({ selection, listed, total, atLeast, onScan }: ImageSelectionProps) {
  const { t } = useTranslation('images');
  const format = useFormat();
  const copy = useCopy();
  const synchronize = useSynchronize();
  const takeInFirst = useTakeInFirst();
  const navigate = useNavigate();
  const compare = useComparePath();
  const { rows, allMatching, pageSelected, setAllMatching, clear } = selection;
  const images = [...rows.values()];
  const pair = allMatching ? null : pairOf(images);
  const uuids = images.filter(({ ScanBlocked }) => !isFinalBlock(ScanBlocked)).map(({ Uuid }) => Uuid);
  const untaken = images.filter(({ IntakeState }) => IntakeState !== 'DONE').map(({ Uuid }) => Uuid);
  const digests = [...new Set(images.map(({ Digest }) => Digest))];
  const scanHint = () => {
    if (allMatching) return null;
    const block = images[0]?.ScanBlocked;
    if (uuids.length === 0 && block !== undefined) return t(`scanBlocked.${block}`);
    return fitsOneRequest(uuids) ? null : t('selection.tooMany');
  };
  const all = atLeast ? t('atLeast', { number: format.number(total) }) : format.number(total);
  const more = pageSelected && total > rows.size;
  return (
    <SelectionBar
      count={allMatching ? total : images.length}
      text={allMatching ? t('selection.whole', { number: all }) : undefined}
      scanHint={scanHint()}
      onScan={onScan && (() => onScan(allMatching ? { what: 'list', listed } : { what: 'images', uuids }))}
      onSynchronize={allMatching ? undefined : () => synchronize(images)}
      onClear={clear}
    >
      {(allMatching || fitsOneRequest(untaken)) && (
        <RoleButton
          action="TakeInFirst"
          size="small"
          onClick={() => takeInFirst(allMatching ? listed : { Uuids: untaken.join(',') })}
        >
          {t('action.takeInFirst')}
        </RoleButton>
      )}
      {pair !== null && (
        <Button size="small" onClick={() => void navigate(compare(...pair))}>
          {t('selection.compare')}
        </Button>
      )}
      {!allMatching && (
        <Button size="small" onClick={() => copy(digests.join('\n'))}>
          {t('selection.copyDigests')}
        </Button>
      )}
      {onScan !== undefined && (allMatching || more) && (
        <Button size="small" type="link" onClick={() => setAllMatching(!allMatching)}>
          {allMatching
            ? t('selection.onlyTicked', { number: format.number(rows.size) })
            : t('selection.tickWhole', { number: all })}
        </Button>
      )}
    </SelectionBar>
  );
}

/** Two images to be compared, the older one first; null where they are not two. */
function pairOf(images: readonly ImageRow[]): readonly [string, string] | null {
  const [older, newer, third] = images.toSorted((a, b) => Number(a.ImageUpdate) - Number(b.ImageUpdate));
  return older === undefined || newer === undefined || third !== undefined ? null : [older.Uuid, newer.Uuid];
}
