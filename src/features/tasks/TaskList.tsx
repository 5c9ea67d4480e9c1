import { Alert, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { NoRows } from '../../ui/table/NoRows.tsx';
import { Pages } from '../../ui/table/Pages.tsx';
import { pageParams } from '../../ui/urlState/pageParams.ts';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';
import { ScanTaskItem } from './ScanTaskItem.tsx';
import { SyncTaskItem } from './SyncTaskItem.tsx';
import styles from './tasks.module.css';
import { type TaskKind, tasksPerPage, useLinkedTask, useTasks } from './useTasks.ts';

/** The page of the list that lies under the panel has a parameter of its own. */
const pageKey = 'taskPage';

interface TaskListProps {
  kind: TaskKind;
  /** The task that a link leads to; null for none. */
  markedId: string | null;
  /** Those of this registry alone. */
  registryId?: number;
  imagesWith: (criterion: string) => To;
}

/** Tasks of one kind, newest first; the one that a link leads to stands before them where it is on another page. */
export function TaskList({ kind, markedId, registryId, imagesWith }: TaskListProps) {
  const { t } = useTranslation('tasks');
  const [params, setParams] = useUrlParams();
  const page = pageParams.page.parse(params.get(pageKey));
  const setPage = (wanted: number) =>
    setParams((current) => withParams(current, { [pageKey]: wanted === 1 ? null : wanted }));
  const paging = { page, size: tasksPerPage };
  const query = useTasks(kind, page, registryId);
  const tasks = query.data?.OnceTasks;
  const elsewhere = useLinkedTask(kind, markedId, tasks);
  const shown = [elsewhere?.task ?? [], tasks ?? []].flat();
  const total = query.data?.PageInfo.TotalCount ?? 0;
  return (
    <>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.error === null && elsewhere?.error && <ErrorPanel error={elsewhere.error} onRetry={elsewhere.retry} />}
      {elsewhere?.task === null && <Alert showIcon type="warning" role="status" title={t('linkedGone')} />}
      {tasks === undefined && query.error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {shown.length > 0 && (
        <ul aria-label={t(`list.${kind}`)} className={styles.list}>
          {shown.map((task) => {
            const item = { marked: task.TaskId === markedId, imagesWith };
            return task.TaskType === 'IMAGE_SCAN' ? (
              <ScanTaskItem key={task.TaskId} task={task} {...item} />
            ) : (
              <SyncTaskItem key={task.TaskId} task={task} {...item} />
            );
          })}
        </ul>
      )}
      {tasks?.length === 0 && (
        <NoRows paging={paging} total={total} onPage={setPage}>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`empty.${kind}`)} />
        </NoRows>
      )}
      <Pages align="end" paging={paging} total={total} hideOnSinglePage onPage={setPage} />
    </>
  );
}
