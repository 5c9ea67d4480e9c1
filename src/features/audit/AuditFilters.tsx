import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { auditDoors, auditResults } from '#contract/access/audited.ts';
import { useContractTexts } from '../../api/language.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { searchByLabel } from '../../ui/fields/searchByLabel.ts';
import { SearchInput } from '../../ui/table/SearchInput.tsx';
import styles from './audit.module.css';
import type { AuditListState } from './auditListState.ts';
import { useAuditTexts } from './useAuditTexts.ts';

interface AuditFiltersProps {
  state: AuditListState;
  onChange: (change: Partial<AuditListState>) => void;
}

/** What the log is narrowed by beside a text. */
export function AuditFilters({ state, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('auditView');
  const contractText = useContractTexts('audit');
  const { actionNames, actionText } = useAuditTexts();
  const { data } = useActionQuery('PageImageRegistry', { PageSize: 1 });
  const registries = data?.Summary.Registries ?? [];
  const chosen = (name: 'action' | 'door' | 'registry' | 'result') => ({
    'aria-label': t(`filter.${name}`),
    placeholder: t(`filter.${name}`),
    className: styles.filter ?? '',
    allowClear: true,
    virtual: false,
    popupMatchSelectWidth: false,
  });
  return (
    <fieldset data-screen-only className={styles.filters}>
      <legend className={styles.legend}>{t('filter.label')}</legend>
      {(['from', 'to'] as const).map((name) => (
        <label key={name} htmlFor={`audit-${name}`} className={styles.day}>
          {t(`filter.${name}`)}
          <Input
            id={`audit-${name}`}
            type="date"
            value={state[name] ?? ''}
            onChange={({ target }) => onChange({ [name]: target.value === '' ? null : target.value })}
          />
        </label>
      ))}
      <SearchInput
        label={t('filter.user')}
        placeholder={t('filter.user')}
        className={styles.filter}
        value={state.user ?? ''}
        onSearch={(user) => onChange({ user: user === '' ? null : user })}
      />
      <Select
        {...chosen('action')}
        {...searchByLabel}
        value={state.action}
        options={actionNames.map((value) => ({ value, label: actionText(value) }))}
        onChange={(action) => onChange({ action: action ?? null })}
      />
      <Select
        {...chosen('registry')}
        {...searchByLabel}
        value={state.registry}
        options={registries.map(({ Id, RegistryName }) => ({ value: Id, label: RegistryName }))}
        onChange={(registry) => onChange({ registry: registry ?? null })}
      />
      <Select
        {...chosen('result')}
        value={state.result}
        options={auditResults.map((value) => ({ value, label: contractText(`audit:result.${value}`) }))}
        onChange={(result) => onChange({ result: result ?? null })}
      />
      <Select
        {...chosen('door')}
        value={state.door}
        options={auditDoors.map((value) => ({ value, label: contractText(`audit:door.${value}`) }))}
        onChange={(door) => onChange({ door: door ?? null })}
      />
    </fieldset>
  );
}
