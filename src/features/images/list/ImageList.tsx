import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImageRow, imageSortKeys } from '#contract/images.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { toListRequest } from './criteriaFacts.ts';
import { toListAnswer } from './ListAnswer.ts';
import { ListFrame, type ListProps } from './ListFrame.tsx';
import { imageName } from './rows/imageReference.ts';
import type { ListActions } from './rows/ListActions.ts';
import { scopeOf } from './rows/scanScope.ts';
import { useCopy } from './rows/useCopy.ts';
import { useSynchronize } from './rows/useSynchronize.ts';
import { SelectionBar } from './selection/SelectionBar.tsx';
import { useImageColumns } from './useImageColumns.tsx';

interface ImageListProps extends ListProps {
  actions: ListActions;
}

const keyOf = (image: ImageRow) => image.Uuid;

/** The images view: every image row of the data centre that the filters let through. */
export function ImageList({ refetchInterval, actions, ...frame }: ImageListProps) {
  const { t } = useTranslation('images');
  const { state } = frame;
  const columns = useImageColumns(actions);
  const copy = useCopy();
  const synchronize = useSynchronize();
  const sortBy = imageSortKeys.find((key) => key === state.sort?.key);
  const query = useActionQuery(
    'DescribeImageInstances',
    {
      ...toListRequest(state),
      ...(state.scanned === null ? {} : { Scanned: state.scanned }),
      ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
    },
    { refetchInterval, keepPrevious: true },
  );
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
        const scannable = images.filter(({ ScanBlocked }) => ScanBlocked === undefined);
        const digests = [...new Set(images.map(({ Digest }) => Digest))];
        return (
          <SelectionBar
            count={images.length}
            scope={scopeOf('Uuids', scannable.map(keyOf))}
            scanHint={scannable.length === 0 ? t('scanBlocked.acrPersonal') : t('selection.tooMany')}
            onScan={actions.onScan}
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
