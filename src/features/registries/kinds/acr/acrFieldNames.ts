import { hasCode } from '../../../../api/apiError.ts';
import type { FieldNameOf } from '../../../../ui/errors/fieldErrors.ts';
import type { AcrFormValues } from './acrFormSchema.ts';

/** What AddPrivateRegistry calls the fields of this form. */
const ownNames: Readonly<Record<string, keyof AcrFormValues>> = {
  UserName: 'AccessKeyId',
  NewAccessKeyId: 'AccessKeyId',
  Password: 'AccessKeySecret',
  RegistryHostIp: 'EndpointIp',
};
const ofTheWay: ReadonlySet<string> = new Set(['EndpointIp', 'Port', 'ProtocolType']);
/** No field of the form: the error belongs to its head. */
const nowhere = '';

/** The fields that an error is about. The way to the cloud is only the form's where it leads through a forwarding server. */
export function acrNameOf(error: unknown, { EndpointIp }: Pick<AcrFormValues, 'EndpointIp'>): FieldNameOf {
  if (hasCode(error, 'RegistryAlreadyExists')) {
    return (path) => (path === 'RegistryHostIp' ? 'RegionIds' : nowhere);
  }
  return (path) => {
    const [field = ''] = path.split('.');
    const name = ownNames[field] ?? field;
    return ofTheWay.has(name) && EndpointIp === '' ? nowhere : name;
  };
}
