import { type ClipboardEventHandler, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPort, netType, protocolType } from '#contract/enums.ts';
import { regionsOf } from '#contract/regions.ts';
import { readToken } from '#contract/typedText.ts';
import { useCenter } from '../../../../api/center.ts';
import { NumberField } from '../../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { SelectField } from '../../../../ui/fields/SelectField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import type { RegistryFormMethods } from '../values/formSchema.ts';
import { CertificateHelp } from './CertificateHelp.tsx';
import { ConnectionHelp } from './ConnectionHelp.tsx';
import { readPastedAddress } from './pastedAddress.ts';

interface ConnectionSectionProps {
  form: RegistryFormMethods;
  /** Opens the help in which a certificate is trusted. */
  trustOpen: boolean;
}

/** Where the registry is and how it is reached. */
export function ConnectionSection({ form, trustOpen }: ConnectionSectionProps) {
  const { t } = useTranslation('registryForm');
  const { control } = form;
  const [pastedName, setPastedName] = useState<string | null>(null);
  const onPaste = usePastedAddress(form, setPastedName);
  const [protocol, network, domainName, port, tokenServiceHost] = useWatch({
    control,
    name: ['ProtocolType', 'NetType', 'DomainName', 'Port', 'TokenServiceHost'],
  });
  const usualPort = String(defaultPort[protocol]);
  return (
    <FormSection title={t('section.connection')}>
      <ReachFields control={control} vpc={network === netType.vpc} />
      <div className={styles.address}>
        <TextField
          control={control}
          name="RegistryHostIp"
          label={t('field.RegistryHostIp')}
          required
          placeholder="203.0.113.10"
          extra={t('hint.forwarded')}
          read={readToken}
          onPaste={onPaste}
        />
        <NumberField
          control={control}
          name="Port"
          label={t('optional', { label: t('field.Port') })}
          placeholder={usualPort}
        />
      </div>
      <TextField
        control={control}
        name="DomainName"
        label={t('field.DomainName')}
        required
        placeholder="harbor.example.com"
        read={readToken}
        extra={domainName === pastedName ? t('hint.pasted') : t('hint.paste')}
        onPaste={onPaste}
      />
      <TextField
        control={control}
        name="RegistryName"
        label={t('optional', { label: t('field.RegistryName') })}
        placeholder={`${domainName === '' ? 'harbor.example.com' : domainName}:${typeof port === 'number' ? port : usualPort}`}
      />
      {tokenServiceHost !== '' && (
        <TextField
          control={control}
          name="TokenServiceHost"
          label={t('optional', { label: t('field.TokenServiceHost') })}
          read={readToken}
          extra={t('hint.tokenService')}
        />
      )}
      <ConnectionHelp form={form} />
      {protocol === protocolType.https && <CertificateHelp control={control} open={trustOpen} />}
    </FormSection>
  );
}

/** By which protocol and network, and in which region. */
function ReachFields({ control, vpc }: { control: RegistryFormMethods['control']; vpc: boolean }) {
  const { t } = useTranslation('registryForm');
  const center = useCenter();
  const regionName = useRegionName();
  const regionOptions = regionsOf(center).map(({ regionId }) => ({
    value: regionId,
    label: `${regionName(regionId)} · ${regionId}`,
  }));
  return (
    <>
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
        {vpc && (
          <TextField
            control={control}
            name="VpcId"
            label={t('optional', { label: t('field.VpcId') })}
            placeholder="vpc-"
            read={readToken}
          />
        )}
      </div>
    </>
  );
}

/** A whole address pasted into IP or domain name is spread over the fields that it speaks of. */
function usePastedAddress(
  form: RegistryFormMethods,
  onSpread: (domainName: string) => void,
): ClipboardEventHandler<HTMLInputElement> {
  return (event) => {
    const address = readPastedAddress(event.clipboardData.getData('text'));
    if (address === null) return;
    event.preventDefault();
    const filled = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
    form.setValue('DomainName', address.domainName, filled);
    if (address.protocol !== undefined) form.setValue('ProtocolType', address.protocol, filled);
    form.setValue('Port', address.port ?? null, filled);
    if (address.ip !== undefined) form.setValue('RegistryHostIp', address.ip, filled);
    onSpread(address.domainName);
  };
}
