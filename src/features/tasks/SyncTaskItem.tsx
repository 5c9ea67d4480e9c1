import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { SyncTaskRow } from '#contract/tasks.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { TaskFrame } from './TaskFrame.tsx';
import { isRunning } from './useTasks.ts';

interface SyncTaskItemProps {
  task: SyncTaskRow;
  marked: boolean;
  imagesWith: (criterion: string) => To;
}

/** One synchronization: what it listed, removed, skipped, and what failed. */
export function SyncTaskItem({ task, marked, imagesWith }: SyncTaskItemProps) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const running = isRunning(task);
  const number = (value: number) => format.number(value);
  const listed = number(task.ListedRepositories);
  // A sync of one repository counts that one's images, and its task does not tell the id that the list filters by.
  const wholeRegistry = task.Target === task.TaskName;
  const facts = [
    {
      text:
        task.RepositoryCount === undefined
          ? t('repositoriesListed', { count: task.ListedRepositories, listed })
          : t('repositories', { count: task.RepositoryCount, listed, total: number(task.RepositoryCount) }),
    },
    {
      text: t('images', { count: task.ListedImages, number: number(task.ListedImages) }),
      to: wholeRegistry && task.ListedImages > 0 ? imagesWith(`instanceId:${task.RegistryId}`) : undefined,
    },
    { text: task.RemovedImages > 0 ? t('removed', { number: number(task.RemovedImages) }) : '' },
    { text: task.SkippedCount > 0 ? t('skipped', { number: number(task.SkippedCount) }) : '' },
    {
      text:
        task.FailedRepositories > 0
          ? t('failed', { count: task.FailedRepositories, number: number(task.FailedRepositories) })
          : '',
    },
  ];
  return (
    <TaskFrame task={task} facts={facts} marked={marked}>
      {!running && !task.Complete && <Typography.Text type="secondary">{t('incomplete')}</Typography.Text>}
    </TaskFrame>
  );
}
