import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { setupSchema } from '#contract/access/session.ts';
import { lineOfText } from '#contract/fields.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { isRepeated } from '../../ui/fields/repeatedPassword.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { SessionPage } from './SessionPage.tsx';
import styles from './session.module.css';
import { useSetUp } from './useSessionMutations.ts';

/** The contract's set-up, and the password once more. */
function setupForm({ codeRequired }: { codeRequired: boolean }) {
  const fields = z.extend(setupSchema, {
    repeat: z.string(),
    setupCode: codeRequired ? lineOfText(64) : z.string(),
  });
  return fields.check(isRepeated('password'));
}
type SetupForm = z.infer<ReturnType<typeof setupForm>>;

/** The first visit: creates the administrator. */
export default function SetupPage({ codeRequired }: { codeRequired: boolean }) {
  const { t } = useTranslation('session');
  const setUp = useSetUp();
  const form = useForm({
    resolver: zodResolver(setupForm({ codeRequired })),
    defaultValues: { password: '', repeat: '', setupCode: '' },
  });

  const submit = async ({ password, setupCode }: SetupForm) => {
    try {
      await setUp.mutateAsync({ password, ...(codeRequired ? { setupCode } : {}) });
    } catch (error) {
      applyServerError(form, error);
    }
  };

  return (
    <SessionPage title={t('setUp.title')} intro={t('setUp.intro')}>
      <form className={styles.form} noValidate onSubmit={form.handleSubmit(submit)}>
        {setUp.error !== null && (
          <div className={styles.alert}>
            <ErrorPanel error={setUp.error} />
          </div>
        )}
        {codeRequired && (
          <TextField
            control={form.control}
            name="setupCode"
            label={t('field.setupCode')}
            required
            extra={t('setUp.codeHelp')}
            autoFocus
          />
        )}
        {/* Password managers file the new password under this name. */}
        <input type="text" name="username" autoComplete="username" value="admin" readOnly hidden />
        <PasswordField
          control={form.control}
          name="password"
          label={t('field.password')}
          required
          autoComplete="new-password"
          extra={form.formState.errors.password === undefined ? t('setUp.passwordHelp') : undefined}
          autoFocus={!codeRequired}
        />
        <PasswordField
          control={form.control}
          name="repeat"
          label={t('field.repeat')}
          required
          autoComplete="new-password"
        />
        {/* Not formState.isSubmitting: it can stay true when a field changes while an invalid submit ends. */}
        <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
          {t('setUp.submit')}
        </Button>
      </form>
    </SessionPage>
  );
}
