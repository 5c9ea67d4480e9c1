import { zodResolver } from '@hookform/resolvers/zod';
import { useRef } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useApi } from '../../../../api/useApi.ts';
import { FormFrame } from '../../../../ui/overlay/FormFrame.tsx';
import { ConnectionTestSection } from '../../form/diagnosis/ConnectionTestSection.tsx';
import { focusFieldsOf } from '../../form/diagnosis/focusFields.ts';
import { useDiagnosis } from '../../form/diagnosis/useDiagnosis.ts';
import { usePatternMatches } from '../../form/diagnosis/usePatternMatches.ts';
import { SaveErrorAlert } from '../../form/errors/SaveErrorAlert.tsx';
import { useFormErrors } from '../../form/errors/useFormErrors.ts';
import styles from '../../form/layout/form.module.css';
import { SaveButtons } from '../../form/saving/SaveButtons.tsx';
import { ImagesSection } from '../../form/sections/ImagesSection.tsx';
import { ScheduleSection } from '../../form/sections/ScheduleSection.tsx';
import { SpeedLimitSection } from '../../form/sections/SpeedLimitSection.tsx';
import { AccessKeySection } from './AccessKeySection.tsx';
import { acrFieldNameOf } from './acrFieldNames.ts';
import {
  type AcrFormOutput,
  type AcrFormValues,
  acrConnectionFingerprint,
  acrFormSchema,
  emptyAcrForm,
  storedAcrForm,
} from './acrFormSchema.ts';
import { keptKeyOf, keptKeysOf, regionsWith } from './keptKeys.ts';
import { RegionsSection } from './RegionsSection.tsx';
import { toAcrDiagnosisRequest } from './toAcrRequest.ts';
import { useSaveAcr } from './useSaveAcr.ts';

const formId = 'acr-form';

interface AcrFormProps {
  /** The region being edited; null for new ones. */
  stored: RegistryRow | null;
  /** Every connected region. */
  connected: readonly RegistryRow[];
  /** Where the drawer keeps its buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  onClose: () => void;
  /** Gets the number of regions. */
  onSaved: (regions: number) => void;
}

/** The form of an AccessKey: its regions, images, speed limit, connection test, and saving. */
export function AcrForm({ stored, connected, footer, onClose, onSaved }: AcrFormProps) {
  const { t } = useTranslation('acr');
  const api = useApi();
  const saved = useRef(false);
  // A region changes its key to another one or to a fresh secret: another connected key has none to give.
  const keptKeys = stored === null ? keptKeysOf(connected) : keptKeyOf(stored, connected);
  const form = useForm<AcrFormValues, unknown, AcrFormOutput>({
    resolver: zodResolver(acrFormSchema(keptKeys.keeps)),
    defaultValues: stored === null ? emptyAcrForm : storedAcrForm(stored),
    mode: 'onTouched',
  });
  const nameOf = (error: unknown) => acrFieldNameOf(error, form.getValues());
  const report = useFormErrors(form, nameOf);
  const diagnosis = useDiagnosis(form, {
    fingerprintOf: acrConnectionFingerprint,
    create: (values) => api.call('CreateAcrDiagnosis', toAcrDiagnosisRequest(values, stored)),
    onRefused: report,
  });
  const [RegionIds, ...patterns] = useWatch({
    control: form.control,
    name: ['RegionIds', 'IncludePatterns', 'ExcludePatterns'],
  });
  const matches = usePatternMatches(patterns, diagnosis);
  const { save, retry, pending, alert } = useSaveAcr(form, stored, (regions) => {
    saved.current = true;
    onSaved(regions);
  });
  const { isDirty } = form.formState;
  return (
    <FormProvider {...form}>
      <FormFrame
        id={formId}
        className={styles.form}
        onSubmit={() => save(diagnosis.passedId === null ? {} : { DiagnosisId: diagnosis.passedId })}
        mayLeave={() => saved.current || !isDirty}
        footer={footer}
        buttons={
          <SaveButtons
            formId={formId}
            pending={pending}
            onUntested={() => save({ SkipVerify: true })}
            onCancel={onClose}
          />
        }
      >
        {alert !== null && <SaveErrorAlert error={alert} onRetry={retry} />}
        <AccessKeySection form={form} keptKeys={keptKeys} />
        <RegionsSection
          form={form}
          connected={connected}
          stored={stored === null ? null : regionsWith(stored.UserName, connected)}
        />
        <ImagesSection
          paths={t('patternPaths')}
          examples={['trade-prod/payments/**\nteam/*', '**/sandbox-*']}
          matches={matches}
        />
        <SpeedLimitSection
          images={matches?.LargestRegionImages}
          atMost={matches?.AtMost ?? false}
          {...(RegionIds.length > 1 ? { note: t('hint.speedOfEach') } : {})}
        />
        <ScheduleSection />
        <ConnectionTestSection diagnosis={diagnosis} focusFields={focusFieldsOf(form, nameOf)} />
      </FormFrame>
    </FormProvider>
  );
}
