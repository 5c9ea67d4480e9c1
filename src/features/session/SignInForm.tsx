import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type SignIn, signInSchema } from '#contract/access/session.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './session.module.css';
import { useSignIn } from './useSessionMutations.ts';

/** Name and password; begins with the name of who was signed in before, where that is known. */
export function SignInForm({ userName = '' }: { userName?: string }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const form = useForm({ resolver: zodResolver(signInSchema), defaultValues: { userName, password: '' } });

  const submit = async (values: SignIn) => {
    try {
      await signIn.mutateAsync(values);
    } catch (error) {
      if (!applyServerError(form, error)) form.setFocus('password', { shouldSelect: true });
    }
  };

  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit(submit)}>
      {signIn.error !== null && (
        <div className={styles.alert}>
          <ErrorPanel error={signIn.error} />
        </div>
      )}
      <TextField
        control={form.control}
        name="userName"
        label={t('field.userName')}
        required
        autoComplete="username"
        autoFocus={userName === ''}
      />
      <PasswordField
        control={form.control}
        name="password"
        label={t('field.password')}
        required
        autoComplete="current-password"
        autoFocus={userName !== ''}
      />
      {/* Not formState.isSubmitting: it can stay true when a field changes while an invalid submit ends. */}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
