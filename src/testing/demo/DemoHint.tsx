import { useTranslation } from 'react-i18next';
import { demoAccount } from '../mockWorld/content/demoAccount.ts';

/** The account to enter the static demo with. */
export function DemoHint() {
  const { t } = useTranslation('common');
  return t('demo.signIn', demoAccount);
}
