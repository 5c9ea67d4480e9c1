import { Drawer, Empty, Pagination, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TaskItem } from './TaskItem.tsx';
import styles from './tasks.module.css';
import { useSyncTasks } from './useSyncTasks.ts';

/** Task management: what is being synchronized, what was, and what failed and why. */
export default function TaskPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const [page, setPage] = useState(1);
  const query = useSyncTasks(page);
  const tasks = query.data?.OnceTasks;
  const total = query.data?.PageInfo.TotalCount ?? 0;
  return (
    <Drawer open title={t('title')} size={560} styles={{ wrapper: { maxWidth: '100vw' } }} onClose={onClose}>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {tasks === undefined && query.error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {tasks?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />}
      {tasks !== undefined && tasks.length > 0 && (
        <ul aria-label={t('list')} className={styles.list}>
          {tasks.map((task) => task.TaskType === 'IMAGE_REGISTRY_PULL' && <TaskItem key={task.TaskId} task={task} />)}
        </ul>
      )}
      <Pagination
        align="end"
        size="small"
        current={page}
        pageSize={20}
        total={total}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={setPage}
      />
    </Drawer>
  );
}
