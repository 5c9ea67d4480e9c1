import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPort, netType, protocolType } from '#contract/enums.ts';
import { regionsOf } from '#contract/regions.ts';
import { useCenter } from '../../../../api/center.ts';
import { useLanguage } from '../../../../api/language.ts';
import { NumberField } from '../../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { SelectField } from '../../../../ui/fields/SelectField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import type { ConnectForm } from '../values/connectControl.ts';
import { CertificateHelp } from './CertificateHelp.tsx';
import { ReachHelp } from './ConnectionHelp.tsx';
import { usePastedAddress } from './usePastedAddress.ts';

interface ReachSectionProps {
  form: ConnectForm;
  /** Opens what to trust. */
  trustOpen: boolean;
}

/** Where it is, and the way there. */
export function ReachSection({ form, trustOpen }: ReachSectionProps) {
  const { t } = useTranslation('registryForm');
  const { control } = form;
  const center = useCenter();
  const language = useLanguage();
  const [pasted, setPasted] = useState(false);
  const onPaste = usePastedAddress(form, () => setPasted(true));
  const [protocol, network, domainName, port] = useWatch({
    control,
    name: ['ProtocolType', 'NetType', 'DomainName', 'Port'],
  });
  const usualPort = String(defaultPort[protocol]);
  const regionOptions = regionsOf(center).map(({ regionId, name }) => ({
    value: regionId,
    label: `${name[language]} · ${regionId}`,
  }));
  return (
    <FormSection title={t('section.connection')}>
      <div className={styles.pair}>
        <RadioField
          control={control}
          name="ProtocolType"
          label={t('field.ProtocolType')}
          required
          options={[
            { value: protocolType.http, label: 'http' },
            { value: protocolType.https, label: 'https' },
          ]}
        />
        <RadioField
          control={control}
          name="NetType"
          label={t('field.NetType')}
          required
          options={[
            { value: netType.internet, label: t('option.netType.internet') },
            { value: netType.vpc, label: t('option.netType.vpc') },
          ]}
        />
      </div>
      <div className={styles.pair}>
        <SelectField
          control={control}
          name="RegistryRegionId"
          label={t('field.RegistryRegionId')}
          required
          searchable
          options={regionOptions}
        />
        {network === netType.vpc && (
          <TextField
            control={control}
            name="VpcId"
            label={`${t('field.VpcId')} (${t('optional')})`}
            placeholder="vpc-"
          />
        )}
      </div>
      <div className={styles.address}>
        <TextField
          control={control}
          name="RegistryHostIp"
          label={t('field.RegistryHostIp')}
          required
          placeholder="203.0.113.10"
          extra={t('hint.forwarded')}
          onPaste={onPaste}
        />
        <NumberField
          control={control}
          name="Port"
          label={`${t('field.Port')} (${t('optional')})`}
          placeholder={usualPort}
        />
      </div>
      <TextField
        control={control}
        name="DomainName"
        label={t('field.DomainName')}
        required
        placeholder="harbor.example.com"
        extra={pasted ? t('hint.pasted') : t('hint.paste')}
        onPaste={onPaste}
      />
      <TextField
        control={control}
        name="RegistryName"
        label={`${t('field.RegistryName')} (${t('optional')})`}
        placeholder={`${domainName === '' ? 'harbor.example.com' : domainName}:${port ?? usualPort}`}
      />
      <ReachHelp form={form} />
      {protocol === protocolType.https && <CertificateHelp control={control} open={trustOpen} />}
    </FormSection>
  );
}
