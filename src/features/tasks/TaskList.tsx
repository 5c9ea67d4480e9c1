import { Empty, Pagination, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { ScanTaskItem } from './ScanTaskItem.tsx';
import { SyncTaskItem } from './SyncTaskItem.tsx';
import styles from './tasks.module.css';
import { type TaskKind, useTasks } from './useTasks.ts';

interface TaskListProps {
  kind: TaskKind;
  /** The task that a link leads to; null for none. */
  markedId: string | null;
  perHour: ReadonlyMap<number, number>;
  imagesWith: (criterion: string) => To;
}

/** Tasks of one kind, newest first. */
export function TaskList({ kind, markedId, perHour, imagesWith }: TaskListProps) {
  const { t } = useTranslation('tasks');
  const [page, setPage] = useState(1);
  const query = useTasks(kind, page);
  const tasks = query.data?.OnceTasks;
  return (
    <>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {tasks === undefined && query.error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {tasks?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`empty.${kind}`)} />}
      {tasks !== undefined && tasks.length > 0 && (
        <ul aria-label={t(`list.${kind}`)} className={styles.list}>
          {tasks.map((task) =>
            task.TaskType === 'IMAGE_SCAN' ? (
              <ScanTaskItem key={task.TaskId} task={task} marked={task.TaskId === markedId} imagesWith={imagesWith} />
            ) : (
              <SyncTaskItem
                key={task.TaskId}
                task={task}
                perHour={perHour.get(task.RegistryId)}
                imagesWith={imagesWith}
              />
            ),
          )}
        </ul>
      )}
      <Pagination
        align="end"
        size="small"
        current={page}
        pageSize={20}
        total={query.data?.PageInfo.TotalCount ?? 0}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={setPage}
      />
    </>
  );
}
