import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionPage } from './SessionPage.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SingleSignOn } from './SingleSignOn.tsx';
import { SingleSignOnProblem } from './SingleSignOnProblem.tsx';

/** Stands in place of any page while nobody is signed in; the address stays as it is. */
export default function SignInPage({ hint }: { hint?: ReactNode }) {
  const { t } = useTranslation('session');
  return (
    <SessionPage title={t('signIn.title')} intro={hint}>
      <SingleSignOnProblem />
      <SignInForm />
      <SingleSignOn />
    </SessionPage>
  );
}
