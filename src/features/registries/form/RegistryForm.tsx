import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/useApi.ts';
import { kitOf } from '../kinds/kinds.ts';
import type { TrustChoices } from './diagnosis/CertificatePanel.tsx';
import { DiagnosisSection } from './diagnosis/ConnectionTestSection.tsx';
import { leadToFields } from './diagnosis/focusFields.ts';
import { useDiagnosis } from './diagnosis/useDiagnosis.ts';
import { useMatch } from './diagnosis/usePatternMatches.ts';
import { FailureAlert } from './errors/SaveErrorAlert.tsx';
import type { Remedy } from './errors/suggestedFix.ts';
import { useFormErrors } from './errors/useFormErrors.ts';
import { FormFrame } from './layout/FormFrame.tsx';
import { FormSection } from './layout/FormSection.tsx';
import { SaveButtons } from './saving/SaveButtons.tsx';
import { useSave } from './saving/useSaveRegistry.ts';
import { ReachSection } from './sections/ConnectionSection.tsx';
import { ScopeSection } from './sections/ImagesSection.tsx';
import { WhatSection } from './sections/RegistrySection.tsx';
import { SpeedSection } from './sections/SpeedLimitSection.tsx';
import type { ConnectForm as Form } from './values/connectControl.ts';
import { connectionMark } from './values/connectionFingerprint.ts';
import { connectResolver } from './values/formResolver.ts';
import type { ConnectFormOutput, ConnectFormValues } from './values/formSchema.ts';
import type { StoredRegistry } from './values/storedRegistry.ts';
import { toDiagnosisRequest } from './values/toRequest.ts';

const formId = 'connect-registry';

interface ConnectFormProps {
  defaultValues: ConnectFormValues;
  /** The registry being edited; null for a new one. */
  stored: StoredRegistry | null;
  /** Where the drawer keeps its buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  onClose: () => void;
  /** Gets the registry's name. */
  onSaved: (name: string) => void;
}

/** The drawer's conversation: what it is, how to reach it, who we are there, what and how fast, test, save. */
export function ConnectForm({ defaultValues, stored: opened, footer, onClose, onSaved }: ConnectFormProps) {
  const { t } = useTranslation('registryForm');
  const [stored] = useState(opened);
  const saved = useRef(false);
  const [trustOpen, setTrustOpen] = useState(false);
  const form: Form = useForm<ConnectFormValues, unknown, ConnectFormOutput>({
    resolver: connectResolver,
    defaultValues,
    mode: 'onTouched',
  });
  const api = useApi();
  const report = useFormErrors(form);
  const diagnosis = useDiagnosis(form, {
    markOf: connectionMark,
    create: (values) => api.call('CreateRegistryDiagnosis', toDiagnosisRequest(values, stored)),
    onRefused: report,
  });
  const match = useMatch(useWatch({ control: form.control, name: ['IncludePatterns', 'ExcludePatterns'] }), diagnosis);
  const { save, retry, pending, alert } = useSave(form, stored, (name) => {
    saved.current = true;
    onSaved(name);
  });
  const { isDirty } = form.formState;
  const { AccountFields } = kitOf(useWatch({ control: form.control, name: 'RegistryType' }));

  const submit = () => save(diagnosis.passedId === null ? {} : { DiagnosisId: diagnosis.passedId });
  const take = (remedy: Remedy) => {
    for (const [name, value] of Object.entries(remedy)) {
      form.setValue(name as keyof Remedy, value, { shouldDirty: true });
    }
    form.clearErrors();
  };
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

  return (
    <FormFrame
      id={formId}
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
        <FailureAlert
          error={alert}
          onRetry={retry}
          onRemedy={(remedy) => {
            take(remedy);
            submit();
          }}
        />
      )}
      <WhatSection form={form} stored={stored} />
      <ReachSection form={form} trustOpen={trustOpen} />
      <FormSection title={t('section.account')}>
        <AccountFields form={form} stored={stored} />
      </FormSection>
      <FormProvider {...form}>
        <ScopeSection
          paths={t('help.patterns.paths')}
          examples={['payments/**\nplatform/base/*', '*/sandbox-*']}
          match={match}
        />
        <SpeedSection images={match?.Images} />
      </FormProvider>
      <DiagnosisSection
        diagnosis={diagnosis}
        leadTo={leadToFields(form)}
        onRemedy={(remedy) => {
          take(remedy);
          diagnosis.start();
        }}
        trust={trust}
      />
    </FormFrame>
  );
}
