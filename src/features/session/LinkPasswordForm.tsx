import { zodResolver } from '@hookform/resolvers/zod';
import { App, Button } from 'antd';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { newPassword } from '#contract/access/session.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { applyServerError, fieldErrors } from '../../ui/errors/fieldErrors.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { isRepeated } from '../../ui/fields/repeatedPassword.ts';
import styles from './session.module.css';
import { useFollowLink } from './useSessionMutations.ts';

const fields = z.object({ password: newPassword, repeat: z.string() }).check(isRepeated('password'));

interface LinkPasswordFormProps {
  token: string;
  userName: string;
  onSaved: () => void;
}

/** The password that somebody chooses who came by a link. */
export function LinkPasswordForm({ token, userName, onSaved }: LinkPasswordFormProps) {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  const follow = useFollowLink();
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { password: '', repeat: '' } });
  const submit = async ({ password }: z.infer<typeof fields>) => {
    try {
      if (!(await follow.mutateAsync({ token, password }))) message.success(t('welcome.saved'));
      onSaved();
    } catch (error) {
      applyServerError(form, error);
    }
  };
  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit(submit)}>
      {follow.error !== null && fieldErrors(follow.error).length === 0 && (
        <div className={styles.alert}>
          <ErrorPanel error={follow.error} />
        </div>
      )}
      {/* Password managers file the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={userName} readOnly hidden />
      <PasswordField
        control={form.control}
        name="password"
        label={t('field.password')}
        required
        autoComplete="new-password"
        extra={form.formState.errors.password === undefined ? t('setUp.passwordHelp') : undefined}
        autoFocus
      />
      <PasswordField
        control={form.control}
        name="repeat"
        label={t('field.repeat')}
        required
        autoComplete="new-password"
      />
      <Button type="primary" htmlType="submit" block loading={follow.isPending}>
        {t('welcome.submit')}
      </Button>
    </form>
  );
}
