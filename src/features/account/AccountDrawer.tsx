import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { FormDrawer } from '../../ui/overlay/FormDrawer.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { ConfirmSecondStep } from './ConfirmSecondStep.tsx';
import { PasswordQuestion } from './PasswordQuestion.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface AccountDrawerProps {
  drawer: 'password' | 'secondStep' | 'removeSecondStep';
  userName: string;
  onClose: () => void;
}

/** The forms of the account page. Setting up the second step goes from the password over the picture to the recovery codes, in one place. */
export default function AccountDrawer({ drawer, userName, onClose }: AccountDrawerProps) {
  const { t } = useTranslation('account');
  const { message } = App.useApp();
  const [secret, setSecret] = useState<{ readonly Secret: string; readonly Uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const create = useActionMutation('CreateSecondStep');
  const remove = useActionMutation('RemoveSecondStep');
  const done = (text: string) => {
    message.success(text);
    onClose();
  };
  if (drawer === 'password') {
    return (
      <FormDrawer title={t('password.change')} onClose={onClose}>
        {(footer) => (
          <ChangePassword
            userName={userName}
            footer={footer}
            onDone={() => done(t('password.done'))}
            onClose={onClose}
          />
        )}
      </FormDrawer>
    );
  }
  if (drawer === 'removeSecondStep') {
    return (
      <FormDrawer title={t('secondStep.remove')} onClose={onClose}>
        {(footer) => (
          <PasswordQuestion
            userName={userName}
            text={t('secondStep.removeText')}
            submit={t('secondStep.remove')}
            danger
            footer={footer}
            onSubmit={async (Password) => {
              await remove.mutateAsync({ Password });
              done(t('secondStep.removed'));
            }}
            onClose={onClose}
          />
        )}
      </FormDrawer>
    );
  }
  return (
    <FormDrawer title={t(codes === null ? 'secondStep.setUp' : 'secondStep.codes.title')} onClose={onClose}>
      {(footer) => {
        const common = { userName, footer, onClose };
        if (codes !== null) return <RecoveryCodes codes={codes} {...common} />;
        if (secret !== null) return <ConfirmSecondStep secret={secret} onConfirmed={setCodes} {...common} />;
        return (
          <PasswordQuestion
            text={t('secondStep.offText')}
            submit={t('secondStep.next')}
            onSubmit={async (Password) => setSecret(await create.mutateAsync({ Password }))}
            {...common}
          />
        );
      }}
    </FormDrawer>
  );
}
