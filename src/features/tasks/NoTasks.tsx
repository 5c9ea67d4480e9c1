import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { type TaskKind, tasksPerPage } from './useTasks.ts';

interface NoTasksProps {
  kind: TaskKind;
  /** Of all pages. */
  total: number;
  onPage: (page: number) => void;
}

/** Says why no task is listed: there is none, or an old link leads past the last page. */
export function NoTasks({ kind, total, onPage }: NoTasksProps) {
  const { t } = useTranslation('tasks');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={total === 0 ? t(`empty.${kind}`) : t('empty.pastTheEnd')}>
      {total > 0 && <Button onClick={() => onPage(Math.ceil(total / tasksPerPage))}>{t('empty.lastPage')}</Button>}
    </Empty>
  );
}
