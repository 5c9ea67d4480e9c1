import type { ClipboardEventHandler } from 'react';
import type { ConnectForm } from '../values/connectControl.ts';
import { readPastedAddress } from './pastedAddress.ts';

/** A whole address pasted into IP or domain name is spread over the fields that it speaks of. */
export function usePastedAddress(form: ConnectForm, onSpread: () => void): ClipboardEventHandler<HTMLInputElement> {
  return (event) => {
    const address = readPastedAddress(event.clipboardData.getData('text'));
    if (address === null) return;
    event.preventDefault();
    const filled = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
    form.setValue('DomainName', address.domainName, filled);
    if (address.protocol !== undefined) form.setValue('ProtocolType', address.protocol, filled);
    form.setValue('Port', address.port ?? null, filled);
    if (address.ip !== undefined) form.setValue('RegistryHostIp', address.ip, filled);
    onSpread();
  };
}
