import { App, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { ScanTaskRow } from '#contract/tasks.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { TaskFrame } from './TaskFrame.tsx';
import { isRunning } from './useTasks.ts';

interface ScanTaskItemProps {
  task: ScanTaskRow;
  marked: boolean;
  imagesWith: (criterion: string) => To;
}

/**
 * One scan: how many images are scanned, failed or under way, who began it, and the way to end it. What is under way leads
 * to all images that are scanned, by whichever task; what failed to the log, as an image with an earlier result keeps that one.
 */
export function ScanTaskItem({ task, marked, imagesWith }: ScanTaskItemProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const format = useFormat();
  const { message } = App.useApp();
  const showError = useErrorToast();
  const forbidden = useForbidden();
  const cancel = useActionMutation('CancelImageScanTask');
  const number = (value: number) => format.number(value);
  const total = Number(task.TotalCount);
  const facts = [
    { text: t('scan.scanned', { count: total, done: number(task.ScannedImages), total: number(total) }) },
    {
      text: task.FailedImages > 0 ? t('scan.failed', { number: number(task.FailedImages) }) : '',
      inLog: true,
    },
    {
      text: task.RunningImages > 0 ? t('scan.running', { number: number(task.RunningImages) }) : '',
      to: imagesWith('scanStatus:SCANNING'),
    },
    { text: t(`scan.trigger.${task.Trigger}`) },
  ];
  const end = () =>
    cancel.mutate(
      { TaskId: task.TaskId },
      { onSuccess: () => void message.success(t('scan.cancelled')), onError: showError },
    );
  return (
    <TaskFrame
      task={task}
      facts={facts}
      marked={marked}
      actions={
        isRunning(task) && (
          <Tooltip title={forbidden('CancelImageScanTask') === null && t('scan.cancelMeans')}>
            <RoleButton
              action="CancelImageScanTask"
              size="small"
              loading={cancel.isPending}
              aria-label={t('scan.cancelOf', { task: task.Target })}
              onClick={end}
            >
              {t('common:action.cancel')}
            </RoleButton>
          </Tooltip>
        )
      }
    />
  );
}
