import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { signInSchema } from '#contract/access/session.ts';
import { hasErrorCode } from '../../api/apiError.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { applyServerError, fieldErrors } from '../../ui/errors/fieldErrors.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './session.module.css';
import { useSignIn } from './useSessionMutations.ts';

const withCode = z.required(signInSchema);
/** Until it is asked for there is no field for the code. */
const withoutCode = z.extend(signInSchema, { code: z.string() });
type SignInForm = z.infer<typeof withCode>;

/** Name and password; begins with the name of who was signed in before, where that is known. The code of a second step is asked for once it is needed. */
export function SignInForm({ userName = '' }: { userName?: string }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const [codeNeeded, setCodeNeeded] = useState(false);
  const form = useForm({
    resolver: zodResolver(codeNeeded ? withCode : withoutCode),
    defaultValues: { userName, password: '', code: '' },
  });
  const isSaidElsewhere = hasErrorCode(signIn.error, 'SecondStepRequired') || fieldErrors(signIn.error).length > 0;

  const submit = async ({ code, ...values }: SignInForm) => {
    try {
      await signIn.mutateAsync(codeNeeded ? { ...values, code } : values);
    } catch (error) {
      // Its field takes the focus as it is drawn.
      if (hasErrorCode(error, 'SecondStepRequired')) setCodeNeeded(true);
      else if (!applyServerError(form, error)) form.setFocus(codeNeeded ? 'code' : 'password', { shouldSelect: true });
    }
  };

  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit(submit)}>
      {signIn.error !== null && !isSaidElsewhere && (
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
      {codeNeeded && (
        <TextField
          control={form.control}
          name="code"
          label={t('field.code')}
          required
          extra={t('signIn.codeHelp')}
          autoComplete="one-time-code"
          autoFocus
        />
      )}
      {/* Not formState.isSubmitting: it can stay true when a field changes while an invalid submit ends. */}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
