import { hasErrorCode } from '../../../../api/apiError.ts';
import type { FieldNameOf } from '../../../../ui/errors/fieldErrors.ts';
import type { AcrFormValues } from './acrFormSchema.ts';

/** What AddPrivateRegistry calls the fields of this form. */
const ownNames: Readonly<Record<string, keyof AcrFormValues>> = {
  UserName: 'AccessKeyId',
  NewAccessKeyId: 'AccessKeyId',
  Password: 'AccessKeySecret',
  RegistryHostIp: 'EndpointIp',
};
const endpointFields: ReadonlySet<string> = new Set(['EndpointIp', 'Port', 'ProtocolType']);
/** No field of the form: the error is said at its head. */
const noField = '';

/** The fields that an error is about. The endpoint is the form's only where it is that of a forwarding server. */
export function acrFieldNameOf(error: unknown, { EndpointIp }: Pick<AcrFormValues, 'EndpointIp'>): FieldNameOf {
  if (hasErrorCode(error, 'RegistryAlreadyExists')) {
    return (path) => (path === 'RegistryHostIp' ? 'RegionIds' : noField);
  }
  return (path) => {
    const [field = ''] = path.split('.');
    const name = ownNames[field] ?? field;
    return endpointFields.has(name) && EndpointIp === '' ? noField : name;
  };
}
