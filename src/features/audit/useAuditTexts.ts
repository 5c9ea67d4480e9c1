import { useTranslation } from 'react-i18next';
import type english from '#contract/locales/en/audit.ts';
import { useContractTexts } from '../../api/language.ts';

/** What entries name by the API's names, in words; what another version names as it is. */
export function useAuditTexts() {
  const { t, i18n } = useTranslation('auditView');
  const contractText = useContractTexts('audit');
  const words: typeof english | undefined = i18n.getResourceBundle(i18n.resolvedLanguage ?? i18n.language, 'audit');
  return {
    /** All that the log has words for, which is all that it tells of. */
    actionNames: Object.keys(words?.action ?? {}),
    actionText: (name: string) =>
      i18n.exists(`audit:action.${name}`) ? contractText(`audit:action.${name as keyof typeof english.action}`) : name,
    fieldText: (name: string) => (i18n.exists(`auditView:field.${name}`) ? t(`field.${name as 'Name'}`) : name),
  };
}
