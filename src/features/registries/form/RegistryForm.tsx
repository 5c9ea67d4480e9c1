import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/useApi.ts';
import { FormFrame } from '../../../ui/overlay/FormFrame.tsx';
import type { TrustChoices } from './diagnosis/CertificatePanel.tsx';
import { ConnectionTestSection } from './diagnosis/ConnectionTestSection.tsx';
import { focusFieldsOf } from './diagnosis/focusFields.ts';
import { useDiagnosis } from './diagnosis/useDiagnosis.ts';
import { usePatternMatches } from './diagnosis/usePatternMatches.ts';
import { SaveErrorAlert } from './errors/SaveErrorAlert.tsx';
import type { SuggestedFix } from './errors/suggestedFix.ts';
import { useFormErrors } from './errors/useFormErrors.ts';
import { FormSection } from './layout/FormSection.tsx';
import styles from './layout/form.module.css';
import { SaveButtons } from './saving/SaveButtons.tsx';
import { useSaveRegistry } from './saving/useSaveRegistry.ts';
import { ConnectionSection } from './sections/ConnectionSection.tsx';
import { ImagesSection } from './sections/ImagesSection.tsx';
import { RegistrySection } from './sections/RegistrySection.tsx';
import { ScheduleSection } from './sections/ScheduleSection.tsx';
import { SpeedLimitSection } from './sections/SpeedLimitSection.tsx';
import { connectionFingerprint } from './values/connectionFingerprint.ts';
import type { FormKinds } from './values/formKind.ts';
import {
  type RegistryFormMethods,
  type RegistryFormOutput,
  type RegistryFormValues,
  registryFormResolver,
} from './values/formSchema.ts';
import { withoutMovedSecrets } from './values/keptSecrets.ts';
import type { StoredRegistry } from './values/storedRegistry.ts';
import { toDiagnosisRequest } from './values/toRequest.ts';

const formId = 'registry-form';

interface RegistryFormProps {
  kinds: FormKinds;
  defaultValues: RegistryFormValues;
  /** The registry being edited; null for a new one. */
  stored: StoredRegistry | null;
  /** Where the drawer keeps its buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  onClose: () => void;
  /** Gets the registry's name. */
  onSaved: (name: string) => void;
}

/** The form of one registry: registry, connection, account, images, speed limit, connection test, and saving. */
export function RegistryForm({ kinds, defaultValues, stored: opened, footer, onClose, onSaved }: RegistryFormProps) {
  const { t } = useTranslation('registryForm');
  const [stored] = useState(opened);
  const saved = useRef(false);
  const form: RegistryFormMethods = useForm<RegistryFormValues, unknown, RegistryFormOutput>({
    resolver: registryFormResolver(kinds, (values) => withoutMovedSecrets(values, stored)),
    defaultValues,
    mode: 'onTouched',
  });
  const { trust, trustOpen } = useTrust(form);
  const api = useApi();
  const report = useFormErrors(form);
  const diagnosis = useDiagnosis(form, {
    fingerprintOf: connectionFingerprint,
    create: (values) => api.call('CreateRegistryDiagnosis', toDiagnosisRequest(values, stored)),
    onRefused: report,
  });
  const matches = usePatternMatches(
    useWatch({ control: form.control, name: ['IncludePatterns', 'ExcludePatterns'] }),
    diagnosis,
  );
  const { save, retry, pending, alert } = useSaveRegistry(form, stored, (name) => {
    saved.current = true;
    onSaved(name);
  });
  const { isDirty } = form.formState;
  const { AccountFields } = kinds[useWatch({ control: form.control, name: 'RegistryType' })];

  const submit = () => save(diagnosis.passedId === null ? {} : { DiagnosisId: diagnosis.passedId });
  const applyFix = (fix: SuggestedFix) => {
    for (const [name, value] of Object.entries(fix)) {
      form.setValue(name as keyof SuggestedFix, value, { shouldDirty: true });
    }
    form.clearErrors();
  };

  return (
    <FormFrame
      id={formId}
      className={styles.form}
      onSubmit={submit}
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
      {alert !== null && (
        <SaveErrorAlert
          error={alert}
          onRetry={retry}
          onApplyFix={(fix) => {
            applyFix(fix);
            submit();
          }}
        />
      )}
      <RegistrySection kinds={kinds} form={form} stored={stored} />
      <ConnectionSection form={form} trustOpen={trustOpen} />
      <FormSection title={t('section.account')}>
        <AccountFields form={form} stored={stored} />
      </FormSection>
      <FormProvider {...form}>
        <ImagesSection
          paths={t('help.patterns.paths')}
          examples={['payments/**\nplatform/base/*', '*/sandbox-*']}
          matches={matches}
        />
        <SpeedLimitSection images={matches?.DistinctImages} atMost={matches?.AtMost ?? false} />
        <ScheduleSection />
      </FormProvider>
      <ConnectionTestSection
        diagnosis={diagnosis}
        focusFields={focusFieldsOf(form)}
        onApplyFix={(fix) => {
          applyFix(fix);
          diagnosis.start();
        }}
        trust={trust}
      />
    </FormFrame>
  );
}

/** The ways to trust a certificate that was refused, and whether the help is open in which one is pasted. */
function useTrust(form: RegistryFormMethods): { trust: TrustChoices; trustOpen: boolean } {
  const [trustOpen, setTrustOpen] = useState(false);
  const fill = { shouldDirty: true, shouldValidate: true } as const;
  const trust: TrustChoices = {
    onTrust: (pem) => {
      form.setValue('CaCertificate', pem, fill);
      // A pin is asked before any authority, and this certificate is not the pinned one.
      form.setValue('CertificateFingerprint', '', fill);
    },
    onPin: (sha256) => form.setValue('CertificateFingerprint', sha256, fill),
    onPaste: () => {
      // What is closed cannot take the focus.
      flushSync(() => setTrustOpen(true));
      form.setFocus('CaCertificate');
    },
  };
  return { trust, trustOpen };
}
