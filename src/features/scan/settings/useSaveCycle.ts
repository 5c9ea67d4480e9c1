import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/serverClock.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { useErrorToast } from '../../../ui/errors/useErrorToast.tsx';
import { type CycleFormOutput, toCycleRequest } from './cycleForm.ts';

/** Saves the range and then the cycle: what fails is said, and both are read anew. */
export function useSaveCycle(configId: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('scanSettings');
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'cycle');
  const setRange = useActionMutation('SetRegistryScanDayNum');
  const create = useActionMutation('CreateCycleTask');
  const modify = useActionMutation('ModifyCycleTask');
  const save = async (values: CycleFormOutput) => {
    const request = toCycleRequest(values);
    try {
      await setRange.mutateAsync({ ScanDayNum: values.dayNum });
      if (configId === undefined) {
        await create.mutateAsync({
          TaskName: 'image-scan',
          TaskType: 'IMAGE_SCAN',
          FirstDateStr: Math.round(serverNow()),
          ...request,
        });
      } else await modify.mutateAsync({ ConfigId: configId, ...request });
      message.success(t('saved'));
      onSaved();
    } catch (error) {
      showError(error);
    }
  };
  return { save, pending: setRange.isPending || create.isPending || modify.isPending };
}
