import { useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readToken } from '#contract/typedText.ts';
import { TextAreaField } from '../../../../ui/fields/TextAreaField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { Help } from '../layout/Help.tsx';
import type { RegistryFormControl } from '../values/formSchema.ts';

interface CertificateHelpProps {
  control: RegistryFormControl;
  /** Somebody wants to paste a certificate. */
  open: boolean;
}

/** What to trust for this registry alone; opens by itself where something is trusted, or a certificate was refused. */
export function CertificateHelp({ control, open }: CertificateHelpProps) {
  const { t } = useTranslation('registryForm');
  const names = ['CaCertificate', 'CertificateFingerprint'] as const;
  const { errors } = useFormState({ control, name: names });
  const filled = useWatch({ control, name: names }).some((text) => text !== '');
  const wrong = names.some((name) => errors[name] !== undefined);
  return (
    <Help title={t('help.certificate.title')} open={open || filled || wrong}>
      <TextAreaField
        control={control}
        name="CaCertificate"
        label={t('optional', { label: t('field.CaCertificate') })}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
      <TextField
        control={control}
        name="CertificateFingerprint"
        label={t('optional', { label: t('field.CertificateFingerprint') })}
        extra={t('hint.pin')}
        placeholder="AB:CD:…"
        read={readToken}
      />
    </Help>
  );
}
