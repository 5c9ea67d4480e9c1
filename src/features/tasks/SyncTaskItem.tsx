import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { SyncTaskRow } from '#contract/tasks.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { TaskFrame } from './TaskFrame.tsx';
import { isRunning } from './useTasks.ts';

const hour = 3_600_000;

interface SyncTaskItemProps {
  task: SyncTaskRow;
  marked: boolean;
  /** Images that its registry may take in per hour; undefined where that is unlimited or not known. */
  perHour: number | undefined;
  imagesWith: (criterion: string) => To;
}

/** One synchronization: listed, taken in, skipped, failed, and how long it will take. */
export function SyncTaskItem({ task, marked, perHour, imagesWith }: SyncTaskItemProps) {
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
      text: t('images', {
        count: task.ListedImages,
        done: number(Math.max(task.ListedImages - task.PendingImages, 0)),
        total: number(task.ListedImages),
      }),
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
    {
      text:
        running && perHour !== undefined && task.PendingImages > 0
          ? t('timeLeft', { duration: format.duration((task.PendingImages / perHour) * hour) })
          : '',
    },
  ];
  return (
    <TaskFrame task={task} facts={facts} marked={marked}>
      {!running && !task.Complete && <Typography.Text type="secondary">{t('incomplete')}</Typography.Text>}
    </TaskFrame>
  );
}
