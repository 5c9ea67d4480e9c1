import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { OnDemand } from '../../../../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../../../../ui/onDemand/onDemand.ts';
import { Help } from '../layout/Help.tsx';
import type { RegistryFormMethods } from '../values/formSchema.ts';

const AllowlistLookup = lazyPart(() => import('../../allowlist/AllowlistLookup.tsx'));
const ForwardingHelper = lazyPart(() => import('../../forwarding/ForwardingHelper.tsx'));

/** Which addresses a firewall must let in, and how a registry behind another server is reached. */
export function ConnectionHelp({ form }: { form: RegistryFormMethods }) {
  const { t } = useTranslation('registryForm');
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
      <HelpOnDemand title={t('help.allowlist.title')}>
        <AllowlistLookup regionId={regionId} netType={netType} hostIp={hostIp} />
      </HelpOnDemand>
      <HelpOnDemand title={t('help.forwarding.title')}>
        <ForwardingHelper onTakeOver={takeOver} />
      </HelpOnDemand>
    </>
  );
}

/** Help that is large enough to be loaded only once it is opened. */
function HelpOnDemand({ title, children }: { title: string; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Help title={title} onOpen={() => setWanted(true)}>
      {wanted && <OnDemand pending={<Skeleton active title={false} />}>{children}</OnDemand>}
    </Help>
  );
}
