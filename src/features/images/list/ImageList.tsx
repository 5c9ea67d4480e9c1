import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { lazyPart } from '../../../ui/onDemand/onDemand.ts';
import { imageName } from '../imageReference.ts';
import type { ListActions } from './actions/ListActions.ts';
import { useImageColumns } from './columns/useImageColumns.tsx';
import { toListAnswer } from './ListAnswer.ts';
import { ListFrame, type ListProps } from './ListFrame.tsx';
import { imagesRequest, listedImages } from './state/listRequests.ts';
import type { ListCriterion } from './state/listState.ts';

interface ImageListProps extends ListProps {
  actions: ListActions;
  /** What every row has, beside the filters. */
  within?: Pick<ListCriterion, 'name' | 'value'>;
}

/** Nobody has selected a row before the first rows are there. */
const ImageSelection = lazyPart(() => import('./selection/ImageSelection.tsx'));

const keyOf = (image: ImageRow) => image.Uuid;

/** The images view: every image row of the data centre that the filters let through. */
export function ImageList({ refetchInterval, actions, within, ...frame }: ImageListProps) {
  const { t } = useTranslation('images');
  const { state } = frame;
  const columns = useImageColumns(actions);
  const query = useActionQuery('DescribeImageInstances', imagesRequest(state, within), {
    refetchInterval,
    keepPrevious: true,
  });
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
        return row && repositoryPath(row.RepoNamespace, row.RepoName);
      }}
      selectionBar={(selection) => (
        <ImageSelection
          selection={selection}
          listed={listedImages(state, within)}
          total={answer.total}
          atLeast={answer.atLeast}
          onScan={actions.onScan}
        />
      )}
    />
  );
}
