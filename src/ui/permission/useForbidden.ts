import { useTranslation } from 'react-i18next';
import type { ActionName } from '#contract/actions/actions.ts';
import { leastRoleOf, mayDo } from '#contract/actions/permissions.ts';
import { useContractTexts } from '../../api/language.ts';
import { useKnownSession } from '../../api/useSession.ts';

/**
 * Says why the visitor's role may not call an action, in words; null where it may. As long as it is not known who is signed in
 * nothing is forbidden: the server decides in any case.
 */
export function useForbidden(): (action: ActionName) => string | null {
  const { t } = useTranslation('common');
  const contractText = useContractTexts('roles');
  const role = useKnownSession()?.role ?? null;
  return (action) =>
    role === null || mayDo(role, action)
      ? null
      : t('permission.role', { role: contractText(`roles:${leastRoleOf(action)}`) });
}
