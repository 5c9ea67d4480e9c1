import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { imageName } from '../imageReference.ts';
import { toListAnswer } from './ListAnswer.ts';
import { ListFrame, type ListProps } from './ListFrame.tsx';
import { imagesRequest } from './listRequests.ts';
import type { ListCriterion } from './listState.ts';
import type { ListActions } from './rows/ListActions.ts';
import { fitsOneScan } from './rows/scanScope.ts';
import { useCopy } from './rows/useCopy.ts';
import { useSynchronize } from './rows/useSynchronize.ts';
import { SelectionBar } from './selection/SelectionBar.tsx';
import { useImageColumns } from './useImageColumns.tsx';

interface ImageListProps extends ListProps {
  actions: ListActions;
  /** What every row has, beside the filters. */
  within?: Pick<ListCriterion, 'name' | 'value'>;
}

const keyOf = (image: ImageRow) => image.Uuid;

/** The images view: every image row of the data centre that the filters let through. */
export function ImageList({ refetchInterval, actions, within, ...frame }: ImageListProps) {
  const { t } = useTranslation('images');
  const { state } = frame;
  const columns = useImageColumns(actions);
  const copy = useCopy();
  const synchronize = useSynchronize();
  const query = useActionQuery('DescribeImageInstances', imagesRequest(state, within), {
    refetchInterval,
    keepPrevious: true,
  });
  const scanHint = (uuids: readonly string[]) => {
    if (uuids.length === 0) return t('scanBlocked.acrPersonal');
    return fitsOneScan(uuids) ? null : t('selection.tooMany');
  };
  const answer = toListAnswer(query, (data) => data.ImageInstanceList);
  return (
    <ListFrame<ImageRow>
      {...frame}
      label={t('list.images')}
      columns={columns}
      keyOf={keyOf}
      nameOf={imageName}
      answer={answer}
      criterionName={({ name, value }) => {
        const row = name === 'repoId' ? answer.rows?.find(({ RepoId }) => RepoId === value) : undefined;
        return row && `${row.RepoNamespace}/${row.RepoName}`;
      }}
      selectionBar={({ rows, clear }) => {
        const images = [...rows.values()];
        const uuids = images.filter(({ ScanBlocked }) => ScanBlocked === undefined).map(keyOf);
        const digests = [...new Set(images.map(({ Digest }) => Digest))];
        return (
          <SelectionBar
            count={images.length}
            scanHint={scanHint(uuids)}
            onScan={actions.onScan && (() => actions.onScan?.({ what: 'images', uuids }))}
            onSynchronize={() => synchronize(images)}
            onClear={clear}
          >
            <Button size="small" onClick={() => copy(digests.join('\n'))}>
              {t('selection.copyDigests')}
            </Button>
          </SelectionBar>
        );
      }}
    />
  );
}
