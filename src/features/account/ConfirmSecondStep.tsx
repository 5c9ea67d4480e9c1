import { zodResolver } from '@hookform/resolvers/zod';
import { QRCode } from 'antd';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { secondStepCode } from '#contract/access/account.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { CopyButton } from '../../ui/text/CopyButton.tsx';
import { AccountForm } from './AccountForm.tsx';
import styles from './account.module.css';

const fields = z.object({ Code: secondStepCode });

interface ConfirmSecondStepProps {
  userName: string;
  secret: { readonly Secret: string; readonly Uri: string };
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** The secret for the authenticator, as a picture and in letters; a code proves that it has it. */
export function ConfirmSecondStep({ secret, onConfirmed, ...frame }: ConfirmSecondStepProps) {
  const { t } = useTranslation('account');
  const showError = useErrorToast(undefined, 'account');
  const confirm = useActionMutation('ConfirmSecondStep');
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { Code: '' } });
  const send = async ({ Code }: z.infer<typeof fields>) => {
    try {
      const { RecoveryCodes } = await confirm.mutateAsync({ Code });
      onConfirmed(RecoveryCodes);
    } catch (error) {
      if (!applyServerError(form, error)) showError(error);
    }
  };
  return (
    <AccountForm form={form} onSubmit={send} submit={t('secondStep.confirm')} {...frame}>
      <p>{t('secondStep.scan')}</p>
      <div role="img" aria-label={t('secondStep.picture')}>
        {/* antd's own picture has no name. Dark on light in either theme: cameras read no other. */}
        <div aria-hidden="true">
          <QRCode value={secret.Uri} type="svg" color="#000" bgColor="#fff" />
        </div>
      </div>
      <div>
        {t('secondStep.key')}: <code className={styles.code}>{secret.Secret}</code>
        <CopyButton text={secret.Secret} label={t('secondStep.key')} />
      </div>
      <TextField
        control={form.control}
        name="Code"
        label={t('secondStep.code')}
        required
        extra={t('secondStep.codeHelp')}
        autoComplete="one-time-code"
        autoFocus
      />
    </AccountForm>
  );
}
