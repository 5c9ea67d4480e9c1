import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DrawerFooter } from '../../ui/overlay/DrawerFooter.tsx';
import styles from './account.module.css';

interface AccountFormProps<Values extends FieldValues, Output> {
  userName: string;
  form: UseFormReturn<Values, unknown, Output>;
  onSubmit: (values: Output) => Promise<void>;
  submit: string;
  danger?: boolean;
  footer: HTMLElement | null;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of a short form about the account: its fields, and its buttons where they stay in sight. */
export function AccountForm<Values extends FieldValues, Output>(props: AccountFormProps<Values, Output>) {
  const { t } = useTranslation('account');
  const { userName, form, onSubmit, submit, danger = false, footer, onClose, children } = props;
  const formId = useId();
  const [pending, setPending] = useState(false);
  const send = async (values: Output) => {
    if (pending) return;
    setPending(true);
    await onSubmit(values).finally(() => setPending(false));
  };
  return (
    <form id={formId} noValidate className={styles.steps} onSubmit={(event) => void form.handleSubmit(send)(event)}>
      {/* Password managers know by it whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={userName} readOnly hidden />
      {children}
      <DrawerFooter footer={footer}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" danger={danger} htmlType="submit" form={formId} loading={pending}>
          {submit}
        </Button>
      </DrawerFooter>
    </form>
  );
}
