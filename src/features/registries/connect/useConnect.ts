import { zodResolver } from '@hookform/resolvers/zod';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPort } from '#contract/enums.ts';
import { useCenter } from '../../../api/center.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { applyServerError } from '../../../ui/errors.ts';
import { useErrorToast } from '../../../ui/useErrorToast.tsx';
import { newClientToken } from './clientToken.ts';
import type { ConnectForm } from './connectControl.ts';
import { type ConnectFormOutput, type ConnectFormValues, connectFormSchema, emptyConnectForm } from './formSchema.ts';
import { type Remedy, remedyOf } from './remedy.ts';
import { toAddRequest } from './toRequest.ts';

interface Connect {
  readonly form: ConnectForm;
  readonly submit: () => void;
  /** Sets some values right and submits again. */
  readonly retryWith: (remedy: Remedy) => void;
  readonly pending: boolean;
  /** What belongs at the head of the form: an error that no field could say, or one with a remedy. */
  readonly alert: Error | null;
}

/** The connect form and its one request. `onSaved` is called before anything else changes. */
export function useConnect(onSaved: () => void): Connect {
  const { t } = useTranslation('connect');
  const { message } = App.useApp();
  const center = useCenter();
  const showError = useErrorToast();
  const [clientToken] = useState(newClientToken);
  const sending = useRef(false);
  const [alert, setAlert] = useState<Error | null>(null);
  const add = useActionMutation('AddPrivateRegistry');
  const form: ConnectForm = useForm<ConnectFormValues, unknown, ConnectFormOutput>({
    resolver: zodResolver(connectFormSchema),
    defaultValues: emptyConnectForm(center),
    mode: 'onTouched',
  });

  const send = async (values: ConnectFormOutput) => {
    // A second click may come before the first is drawn as pending, or before a saved form is gone.
    if (sending.current) return;
    sending.current = true;
    setAlert(null);
    try {
      await add.mutateAsync(toAddRequest(values, clientToken));
      const port = values.Port ?? defaultPort[values.ProtocolType];
      message.success(t('saved', { registry: values.RegistryName ?? `${values.DomainName}:${port}` }));
      onSaved();
    } catch (error) {
      showError(error);
      const marked = applyServerError(form, error);
      if (error instanceof Error && (!marked || remedyOf(error) !== null)) setAlert(error);
      sending.current = false;
    }
  };
  const submit = () => void form.handleSubmit(send)();
  const retryWith = (remedy: Remedy) => {
    const { RegistryVersion, ProtocolType } = remedy;
    if (RegistryVersion !== undefined) form.setValue('RegistryVersion', RegistryVersion, { shouldDirty: true });
    if (ProtocolType !== undefined) form.setValue('ProtocolType', ProtocolType, { shouldDirty: true });
    form.clearErrors();
    submit();
  };
  return { form, submit, retryWith, pending: add.isPending, alert };
}
