import { useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../ui/fields/TextAreaField.tsx';
import type { ConnectControl } from './connectControl.ts';
import { Help } from './Help.tsx';

/** The authority to trust for this registry alone; opens by itself when a certificate was refused. */
export function CertificateHelp({ control }: { control: ConnectControl }) {
  const { t } = useTranslation('connect');
  const { errors } = useFormState({ control, name: 'CaCertificate' });
  return (
    <Help question={t('help.certificate.question')} open={errors.CaCertificate !== undefined}>
      <TextAreaField
        control={control}
        name="CaCertificate"
        label={`${t('field.CaCertificate')} (${t('optional')})`}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
    </Help>
  );
}
