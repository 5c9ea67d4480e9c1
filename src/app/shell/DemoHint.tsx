import { useTranslation } from 'react-i18next';
import { demoAccount } from '../../testing/mockWorld/demoAccount.ts';

/** The account to enter the static demo with. */
export default function DemoHint() {
  const { t } = useTranslation('common');
  return t('demo.signIn', demoAccount);
}
