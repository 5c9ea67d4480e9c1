import { zodResolver } from '@hookform/resolvers/zod';
import { useRef } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { RegistryRow } from '#contract/registries.ts';
import { FormFrame } from '../connect/FormFrame.tsx';
import { PlainFailure } from '../connect/PlainFailure.tsx';
import { SaveButtons } from '../connect/SaveButtons.tsx';
import { SpeedSection } from '../connect/SpeedSection.tsx';
import { type AcrFormOutput, type AcrFormValues, acrFormSchema, emptyAcrForm, storedAcrForm } from './acrFormSchema.ts';
import { regionsWith, secretSetAt } from './connectedKeys.ts';
import { KeySection } from './KeySection.tsx';
import { RegionsSection } from './RegionsSection.tsx';
import { useSaveAcr } from './useSaveAcr.ts';

const formId = 'connect-acr';

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

/** An AccessKey, its regions, and how fast their images may come in. */
export function AcrForm({ stored, connected, footer, onClose, onSaved }: AcrFormProps) {
  const saved = useRef(false);
  // A region changes its key to another one or to a fresh secret: another connected key has none to give.
  const keptKeys = stored === null ? connected : regionsWith(stored.UserName, connected);
  const form = useForm<AcrFormValues, unknown, AcrFormOutput>({
    resolver: zodResolver(acrFormSchema((accessKeyId) => secretSetAt(accessKeyId, keptKeys) !== undefined)),
    defaultValues: stored === null ? emptyAcrForm : storedAcrForm(stored),
    mode: 'onTouched',
  });
  const { save, retry, pending, alert } = useSaveAcr(form, stored, (regions) => {
    saved.current = true;
    onSaved(regions);
  });
  const { isDirty } = form.formState;
  return (
    <FormProvider {...form}>
      <FormFrame
        id={formId}
        onSubmit={() => save({})}
        mayLeave={() => saved.current || !isDirty}
        footer={footer}
        buttons={
          <SaveButtons
            formId={formId}
            pending={pending}
            onCancel={onClose}
            {...(stored === null ? { onUntested: () => save({ SkipVerify: true }) } : {})}
          />
        }
      >
        {alert !== null && <PlainFailure error={alert} onRetry={retry} />}
        <KeySection form={form} connected={keptKeys} />
        <RegionsSection form={form} connected={connected} stored={stored === null ? null : keptKeys} />
        <SpeedSection images={undefined} />
      </FormFrame>
    </FormProvider>
  );
}
