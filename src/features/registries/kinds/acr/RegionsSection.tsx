import { useTranslation } from 'react-i18next';
import { regionsOf } from '#contract/regions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useCenter } from '../../../../api/center.ts';
import { MultiSelectField } from '../../../../ui/fields/MultiSelectField.tsx';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { FixedValue } from '../../form/layout/FixedValue.tsx';
import { FormSection } from '../../form/layout/FormSection.tsx';
import { Help } from '../../form/layout/Help.tsx';
import type { AcrFormMethods } from './acrFormSchema.ts';
import { EndpointHelp } from './EndpointHelp.tsx';

interface RegionsSectionProps {
  form: AcrFormMethods;
  /** Every connected region. */
  connected: readonly RegistryRow[];
  /** The regions of the key being edited; null for new ones. */
  stored: readonly RegistryRow[] | null;
}

/** Where the images are: each region becomes a registry of its own. */
export function RegionsSection({ form, connected, stored }: RegionsSectionProps) {
  const { t } = useTranslation('acr');
  const center = useCenter();
  const regionName = useRegionName();
  const taken = new Set(connected.map(({ RegionId }) => RegionId));
  const options = regionsOf(center).map(({ regionId }) => ({
    value: regionId,
    label: `${regionName(regionId)} · ${regionId}${taken.has(regionId) ? ` · ${t('connected')}` : ''}`,
    disabled: taken.has(regionId),
  }));
  return (
    <FormSection title={t('section.regions')}>
      {stored === null ? (
        <MultiSelectField
          control={form.control}
          name="RegionIds"
          label={t('field.RegionIds')}
          required
          options={options}
          placeholder={t('hint.choose')}
          extra={t('hint.regions')}
        />
      ) : (
        <FixedValue
          label={t('field.RegionIds')}
          value={stored.map(({ RegionId }) => RegionId).join(' · ')}
          hint={t('hint.keyOfAll', { count: stored.length })}
        />
      )}
      <Help title={t('help.personal.title')}>{t('help.personal.text')}</Help>
      <Help title={t('help.vpc.title')}>{t('help.vpc.text')}</Help>
      {stored === null && <EndpointHelp form={form} />}
    </FormSection>
  );
}
