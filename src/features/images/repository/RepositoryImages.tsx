import { useMemo } from 'react';
import type { OnScan } from '../list/actions/ListActions.ts';
import { ImageList } from '../list/ImageList.tsx';
import styles from '../list/list.module.css';
import type { ListSource } from '../list/listSource.ts';
import { SearchBox } from '../list/search/SearchBox.tsx';
import { addCriteria, type ListState } from '../list/state/listState.ts';
import type { ChangeList } from '../list/state/useListState.ts';

interface RepositoryImagesProps {
  repoId: string;
  state: ListState;
  onChange: ChangeList;
  source: ListSource;
  /** How many more filters the list takes. */
  room: number;
  /** Ms. */
  refetchInterval: number;
  onScan: OnScan;
}

/** The image list within one repository, whatever else it is narrowed by. */
export function RepositoryImages({ repoId, room, onScan, ...list }: RepositoryImagesProps) {
  const { onChange, source } = list;
  const actions = useMemo(() => ({ onScan }), [onScan]);
  return (
    <div className={styles.area}>
      <ImageList
        within={{ name: 'repoId', value: repoId }}
        {...list}
        actions={actions}
        controls={
          <SearchBox
            view="images"
            registries={source.registries}
            room={room}
            onAdd={(criteria) => onChange((before) => addCriteria(before, criteria))}
            onRemoveLast={() => onChange((before) => ({ ...before, page: 1, criteria: before.criteria.slice(0, -1) }))}
          />
        }
      />
    </div>
  );
}
