import { lazy } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ConnectForm } from '../values/connectControl.ts';
import { HelpOnDemand } from './HelpOnDemand.tsx';

const AllowlistLookup = lazy(() => import('../../allowlist/AllowlistLookup.tsx'));
const ForwardingHelper = lazy(() => import('../../forwarding/ForwardingHelper.tsx'));

/** Which addresses a firewall must let in, and how a registry behind another server is reached. */
export function ReachHelp({ form }: { form: ConnectForm }) {
  const { t } = useTranslation('connect');
  const [regionId, netType, hostIp] = useWatch({
    control: form.control,
    name: ['RegistryRegionId', 'NetType', 'RegistryHostIp'],
  });
  const takeOver = (reach: { hostIp?: string; port: number }) => {
    const filled = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
    if (reach.hostIp !== undefined) form.setValue('RegistryHostIp', reach.hostIp, filled);
    form.setValue('Port', reach.port, filled);
    // They stand above, perhaps out of sight: the focus shows where the values went.
    form.setFocus(reach.hostIp === undefined ? 'Port' : 'RegistryHostIp');
  };
  return (
    <>
      <HelpOnDemand question={t('help.allowlist.question')}>
        <AllowlistLookup regionId={regionId} netType={netType} hostIp={hostIp} />
      </HelpOnDemand>
      <HelpOnDemand question={t('help.forwarding.question')}>
        <ForwardingHelper onTakeOver={takeOver} />
      </HelpOnDemand>
    </>
  );
}
