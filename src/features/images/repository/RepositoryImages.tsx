import { ImageList } from '../list/ImageList.tsx';
import type { ListSource } from '../list/ListEmpty.tsx';
import styles from '../list/list.module.css';
import { type ListState, withCriterion } from '../list/listState.ts';
import { SearchBox } from '../list/SearchBox.tsx';
import type { ChangeList } from '../list/useListState.ts';

interface RepositoryImagesProps {
  repoId: string;
  state: ListState;
  onChange: ChangeList;
  source: ListSource;
  /** Ms. */
  refetchInterval: number;
}

/** The image list within one repository, whatever else it is narrowed by. */
export function RepositoryImages({ repoId, state, onChange, source, refetchInterval }: RepositoryImagesProps) {
  return (
    <div className={styles.area}>
      <ImageList
        within={{ name: 'repoId', value: repoId }}
        state={state}
        onChange={onChange}
        source={source}
        refetchInterval={refetchInterval}
        controls={
          <SearchBox view="images" onAdd={(criterion) => onChange((before) => withCriterion(before, criterion))} />
        }
      />
    </div>
  );
}
