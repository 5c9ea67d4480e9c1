import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { newPassword, typedPassword } from '#contract/access/session.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { isRepeated } from '../../ui/fields/repeatedPassword.ts';
import { AccountForm } from './AccountForm.tsx';

const fields = z
  .object({ Password: typedPassword, NewPassword: newPassword, repeat: z.string() })
  .check(isRepeated('NewPassword'));

interface ChangePasswordProps {
  userName: string;
  footer: HTMLElement | null;
  onDone: () => void;
  onClose: () => void;
}

/** The present password, and the new one twice. */
export function ChangePassword({ onDone, ...frame }: ChangePasswordProps) {
  const { t } = useTranslation('account');
  const showError = useErrorToast(undefined, 'account');
  const change = useActionMutation('ChangePassword');
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: { Password: '', NewPassword: '', repeat: '' },
  });
  const save = async ({ Password, NewPassword }: z.infer<typeof fields>) => {
    try {
      await change.mutateAsync({ Password, NewPassword });
      onDone();
    } catch (error) {
      if (!applyServerError(form, error)) showError(error);
    }
  };
  const { control } = form;
  return (
    <AccountForm form={form} onSubmit={save} submit={t('password.change')} {...frame}>
      <p>{t('password.text')}</p>
      <PasswordField
        control={control}
        name="Password"
        label={t('password.present')}
        required
        autoComplete="current-password"
      />
      <PasswordField
        control={control}
        name="NewPassword"
        label={t('password.new')}
        required
        autoComplete="new-password"
        extra={form.formState.errors.NewPassword === undefined ? t('password.help') : undefined}
      />
      <PasswordField
        control={control}
        name="repeat"
        label={t('password.repeat')}
        required
        autoComplete="new-password"
      />
    </AccountForm>
  );
}
