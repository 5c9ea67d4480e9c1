import { useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPort, protocolType } from '#contract/enums.ts';
import { readToken } from '#contract/typedText.ts';
import { NumberField } from '../../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import styles from '../../form/layout/form.module.css';
import { Help } from '../../form/layout/Help.tsx';
import type { AcrFormMethods } from './acrFormSchema.ts';

const fields = ['EndpointIp', 'Port', 'ProtocolType'] as const;

/** The forwarding server to use where this server cannot reach the cloud directly. */
export function EndpointHelp({ form: { control } }: { form: AcrFormMethods }) {
  const { t } = useTranslation(['acr', 'registryForm']);
  const { errors } = useFormState({ control, name: [...fields] });
  const protocol = useWatch({ control, name: 'ProtocolType' });
  return (
    <Help title={t('help.endpoint.title')} open={fields.some((name) => errors[name] !== undefined)}>
      <p className={styles.sentence}>{t('help.endpoint.text')}</p>
      <div className={styles.address}>
        <TextField
          control={control}
          name="EndpointIp"
          label={t('registryForm:optional', { label: t('registryForm:field.RegistryHostIp') })}
          placeholder="203.0.113.10"
          read={readToken}
        />
        <NumberField
          control={control}
          name="Port"
          label={t('registryForm:optional', { label: t('registryForm:field.Port') })}
          placeholder={String(defaultPort[protocol])}
        />
      </div>
      <RadioField
        control={control}
        name="ProtocolType"
        label={t('registryForm:field.ProtocolType')}
        options={[
          { value: protocolType.http, label: 'http' },
          { value: protocolType.https, label: 'https' },
        ]}
      />
    </Help>
  );
}
