import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type SignIn, signInSchema } from '#contract/session.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { SessionPage } from './SessionPage.tsx';
import styles from './session.module.css';
import { useSignIn } from './useSessionMutations.ts';

/** Stands in place of any page while nobody is signed in; the address stays as it is. */
export default function SignInPage({ hint }: { hint?: ReactNode }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const form = useForm({ resolver: zodResolver(signInSchema), defaultValues: { userName: '', password: '' } });

  const submit = async (values: SignIn) => {
    try {
      await signIn.mutateAsync(values);
    } catch (error) {
      if (!applyServerError(form, error)) form.setFocus('password', { shouldSelect: true });
    }
  };

  return (
    <SessionPage title={t('signIn.title')} intro={hint}>
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
          autoFocus
        />
        <PasswordField
          control={form.control}
          name="password"
          label={t('field.password')}
          required
          autoComplete="current-password"
        />
        {/* Not formState.isSubmitting: it can stay true when a field changes while an invalid submit ends. */}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </SessionPage>
  );
}
