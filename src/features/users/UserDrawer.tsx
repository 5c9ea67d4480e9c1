import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { comparable } from '#contract/typedText.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { FormDrawer } from '../../ui/overlay/FormDrawer.tsx';
import { Gone } from '../../ui/overlay/Gone.tsx';
import { NewLinkFacts } from './NewLinkFacts.tsx';
import { NewLinkForm } from './NewLinkForm.tsx';
import { type NewLink, UserForm } from './UserForm.tsx';

interface UserDrawerProps {
  drawer: 'create' | 'edit' | 'link';
  /** Who is edited, or gets a link. */
  userName: string | null;
  onClose: () => void;
}

interface Made {
  readonly link: NewLink;
  readonly userName: string;
}

/** Adds or changes a user, or makes a link. A link is told in the same place, before the drawer can be closed. */
export default function UserDrawer({ drawer, userName, onClose }: UserDrawerProps) {
  const { t } = useTranslation('users');
  const { message } = App.useApp();
  const [made, setMade] = useState<Made | null>(null);
  const about = useUser(drawer === 'create' ? null : userName);
  const title = () => {
    if (made !== null) return t('link.madeTitle', { user: made.userName });
    if (drawer === 'create') return t('form.createTitle');
    if (about.user === undefined) return t('title');
    return t(drawer === 'edit' ? 'form.editTitle' : 'link.title', { user: about.user.UserName });
  };
  const content = (footer: HTMLElement | null) => {
    const common = { footer, onClose };
    if (made !== null) return <NewLinkFacts {...made} {...common} />;
    const form = {
      onMade: (link: NewLink, name: string) => setMade({ link, userName: name }),
      onSaved: (name: string) => {
        message.success(t('done.saved', { user: name }));
        onClose();
      },
      ...common,
    };
    if (drawer === 'create') return <UserForm user={null} {...form} />;
    const { user } = about;
    if (user === undefined) {
      if (about.gone) return <Gone title={t('gone.title')} text={t('gone.text')} />;
      return about.error === null ? (
        <Skeleton active title={false} />
      ) : (
        <ErrorPanel error={about.error} onRetry={about.retry} />
      );
    }
    if (drawer === 'edit') return <UserForm user={user} {...form} />;
    const onMade = (link: NewLink) => setMade({ link, userName: user.UserName });
    return <NewLinkForm userName={user.UserName} onMade={onMade} {...common} />;
  };
  return (
    <FormDrawer title={title()} onClose={onClose}>
      {content}
    </FormDrawer>
  );
}

/** One user by name, who may be on any page of the list. */
function useUser(name: string | null) {
  const { data, error, refetch } = useActionQuery(
    'ListUsers',
    { PageSize: limits.page.maxSize, Search: name ?? '' },
    { enabled: name !== null },
  );
  const user = data?.Users.find(({ UserName }) => comparable(UserName) === comparable(name ?? ''));
  return {
    user,
    gone: name === null || (data !== undefined && user === undefined),
    error,
    retry: () => void refetch(),
  };
}
