import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RegistryState, registryStates } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistrySummary } from '#contract/registries/registryList.ts';
import { leaveSelectOnTab } from '../../../ui/fields/leaveSelectOnTab.ts';
import { searchByLabel } from '../../../ui/fields/searchByLabel.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { SearchInput } from '../../../ui/table/SearchInput.tsx';
import styles from './registriesView.module.css';
import type { RegistryListState } from './registryListState.ts';

interface RegistryFiltersProps {
  state: RegistryListState;
  onChange: (change: Partial<RegistryListState>) => void;
  /** Undefined until known. */
  summary: RegistrySummary | undefined;
}

/** What narrows the registries: a text, states, kinds, regions, and whether they fail. Offered is what there is any of, or is chosen. */
export function RegistryFilters({ state, onChange, summary }: RegistryFiltersProps) {
  const { t } = useTranslation(['registriesView', 'common']);
  const format = useFormat();
  const regionName = useRegionName();
  const counted = (label: string, count: number) => t('filter.counted', { label, number: format.number(count) });
  const stateCount = (state: RegistryState) => summary?.States.find(({ State }) => State === state)?.Count ?? 0;
  const typeCount = (type: RegistryType) => summary?.Types.find((each) => each.RegistryType === type)?.Count ?? 0;
  const regions = [...new Set([...(summary?.RegionIds ?? []), ...state.regions])];
  return (
    <search className={styles.filters}>
      <SearchInput
        label={t('filter.find')}
        placeholder={t('filter.findPlaceholder')}
        className={styles.find}
        value={state.find}
        onSearch={(find) => onChange({ find })}
      />
      <Select<RegistryState[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        className={styles.select ?? ''}
        maxTagCount="responsive"
        virtual={false}
        popupMatchSelectWidth={false}
        value={[...state.states]}
        options={registryStates
          .filter((value) => stateCount(value) > 0 || state.states.includes(value))
          .map((value) => ({ value, label: counted(t(`common:registryState.${value}`), stateCount(value)) }))}
        onChange={(states) => onChange({ states })}
      />
      <Select<RegistryType[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('filter.type')}
        placeholder={t('filter.type')}
        className={styles.select ?? ''}
        maxTagCount="responsive"
        virtual={false}
        popupMatchSelectWidth={false}
        value={[...state.types]}
        options={registryTypes
          .filter((value) => typeCount(value) > 0 || state.types.includes(value))
          .map((value) => ({ value, label: counted(kinds[value].name, typeCount(value)) }))}
        onChange={(types) => onChange({ types })}
      />
      <Select<string[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('filter.region')}
        placeholder={t('filter.region')}
        className={styles.select ?? ''}
        maxTagCount="responsive"
        virtual={false}
        popupMatchSelectWidth={false}
        showSearch={searchByLabel}
        value={[...state.regions]}
        options={regions.map((value) => ({ value, label: regionName(value) }))}
        onChange={(chosen) => onChange({ regions: chosen })}
      />
      <Checkbox checked={state.failing} onChange={({ target }) => onChange({ failing: target.checked })}>
        {summary === undefined ? t('filter.failing') : counted(t('filter.failing'), summary.FailingCount)}
      </Checkbox>
    </search>
  );
}
