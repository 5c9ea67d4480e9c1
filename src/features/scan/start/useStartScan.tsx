import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { useErrorToast } from '../../../ui/errors/useErrorToast.tsx';
import type { ScanScope } from './scanRequest.ts';

interface StartScanOptions {
  /** The dialog that asks for it: what goes wrong is said as long as that is open. */
  place?: string;
  onShowTask: (taskId: string) => void;
  /** What was asked has an answer: a task, new or already running, or that there is nothing to scan. */
  onDone?: () => void;
}

/** Begins a scan and says so with a way to its task; one that runs already is opened instead. */
export function useStartScan({ place, onShowTask, onDone }: StartScanOptions) {
  const { t } = useTranslation('tasks');
  const { notification } = App.useApp();
  const showError = useErrorToast(undefined, place);
  const create = useActionMutation('PublicCreateImageScanTask');
  const toast = (title: string, taskId: string) =>
    notification.success({
      key: 'scan',
      title,
      placement: 'bottomLeft',
      role: 'status',
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy('scan');
            onShowTask(taskId);
          }}
        >
          {t('scan.showTask')}
        </Button>
      ),
    });
  const start = (scope: ScanScope) =>
    create.mutate(scope, {
      onSuccess: ({ Data }) => {
        onDone?.();
        if (Data.CanCreate) toast(t('scan.begun'), Data.TaskId);
        else if (Data.TaskId !== '') {
          notification.info({ key: 'scan', title: t('scan.alreadyRunning'), placement: 'bottomLeft', role: 'status' });
          onShowTask(Data.TaskId);
        } else
          notification.info({ key: 'scan', title: t('scan.nothingToScan'), placement: 'bottomLeft', role: 'status' });
      },
      onError: showError,
    });
  return { start, pending: create.isPending };
}
