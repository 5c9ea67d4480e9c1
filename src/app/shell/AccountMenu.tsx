import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCenter } from '../../api/center.ts';
import { useSession } from '../../api/useSession.ts';
import { useSignOut } from '../../features/session/useSessionMutations.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { paths } from '../paths.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import styles from './shell.module.css';

/** Who is signed in, and the way out; nothing while nobody is. */
export function AccountMenu() {
  const { t } = useTranslation('common');
  const { data: session } = useSession();
  const center = useCenter();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const showError = useErrorToast();
  if (!session?.userName) return null;
  const { userName } = session;
  return (
    <ChoiceMenu
      label={t('labelled', { label: t('account.label'), value: t('account.signedInAs', { userName }) })}
      icon={<UserOutlined />}
      text={<span className={`${styles.wideOnly} ${styles.userName}`}>{userName}</span>}
      choices={[
        { key: 'account', label: t('account.own'), icon: <UserOutlined aria-hidden="true" /> },
        { key: 'signOut', label: t('account.signOut'), icon: <LogoutOutlined aria-hidden="true" /> },
      ]}
      onChoose={(key) => {
        if (key === 'account') void navigate(paths.account(center));
        else signOut.mutate(undefined, { onError: showError });
      }}
    />
  );
}
