import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { typedPassword } from '#contract/access/session.ts';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { AccountForm } from './AccountForm.tsx';

const fields = z.object({ Password: typedPassword });

interface PasswordQuestionProps {
  userName: string;
  /** What comes of it. */
  text: string;
  submit: string;
  danger?: boolean;
  /** Rejects with what the server says. */
  onSubmit: (password: string) => Promise<void>;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** Asks for the password once more: whoever finds a page open that is not theirs must not change how its owner comes in. */
export function PasswordQuestion({ userName, text, onSubmit, ...frame }: PasswordQuestionProps) {
  const { t } = useTranslation('account');
  const showError = useErrorToast(undefined, 'account');
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { Password: '' } });
  const ask = async ({ Password }: z.infer<typeof fields>) => {
    try {
      await onSubmit(Password);
    } catch (error) {
      if (!applyServerError(form, error)) showError(error);
    }
  };
  return (
    <AccountForm userName={userName} form={form} onSubmit={ask} {...frame}>
      <p>{text}</p>
      <PasswordField
        control={form.control}
        name="Password"
        label={t('secondStep.password')}
        required
        autoComplete="current-password"
      />
    </AccountForm>
  );
}
