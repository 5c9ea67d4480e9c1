import type { AccessKey } from '#contract/access/accessKeys.ts';
import { limits } from '#contract/limits.ts';
import type { Translate } from '#contract/translation.ts';
import { mockAction } from '../../../mockAction.ts';
import { Refusal } from '../../../refusal.ts';
import { demoAccount } from '../../content/demoAccount.ts';
import type { World } from '../../state/world.ts';

/** Keys of scripts. No script can reach the demo: what is made here signs nothing. */
export function accessKeyHandlers(world: World) {
  const find = (id: string): AccessKey => {
    const key = world.accessKeys.find(({ AccessKeyId }) => AccessKeyId === id);
    if (key === undefined) throw new Refusal('NotFound');
    return key;
  };
  const checkExpiry = (time: number | null | undefined, translate: Translate) => {
    if (time != null && time <= world.now()) throw wrong('ExpiryTime', translate('issues:notInFuture'));
  };
  const insert = (settings: Omit<AccessKey, 'AccessKeyId' | 'CreateTime'>, translate: Translate) => {
    if (world.accessKeys.length >= limits.accessKeys.most) throw wrong('Name', translate('issues:tooManyKeys'));
    const number = String(world.nextId());
    const AccessKeyId = `MRNGDemo${number.padStart(16, '0')}`;
    world.accessKeys.unshift({ ...settings, AccessKeyId, CreateTime: world.now() });
    return { AccessKeyId, AccessKeySecret: `DemoSecretThatSignsNothing${number.padStart(14, '0')}` };
  };
  return [
    mockAction('ListAccessKeys', () => ({ AccessKeys: world.accessKeys })),
    mockAction('CreateAccessKey', ({ params, center, translate }) => {
      const { Name, ReadOnly = false, Addresses = [], ExpiryTime } = params;
      checkExpiry(ExpiryTime, translate);
      const settings = { Name, UserName: demoAccount.userName, Center: center, ReadOnly, Addresses };
      return insert({ ...settings, ...expiring(ExpiryTime) }, translate);
    }),
    mockAction('ModifyAccessKey', ({ params, translate }) => {
      const { Name, ReadOnly, Addresses, ExpiryTime, Disabled } = params;
      const key = find(params.AccessKeyId);
      checkExpiry(ExpiryTime, translate);
      if (Name !== undefined) key.Name = Name;
      if (ReadOnly !== undefined) key.ReadOnly = ReadOnly;
      if (Addresses !== undefined) key.Addresses = Addresses;
      if (ExpiryTime !== undefined) delete key.ExpiryTime;
      if (Disabled !== undefined) delete key.DisabledSince;
      Object.assign(key, expiring(ExpiryTime), Disabled ? { DisabledSince: world.now() } : {});
      return {};
    }),
    mockAction('RotateAccessKey', ({ params, translate }) => {
      const { Name, UserName, Center, ReadOnly, Addresses, ExpiryTime } = find(params.AccessKeyId);
      checkExpiry(ExpiryTime, translate);
      return insert({ Name, UserName, Center, ReadOnly, Addresses, ...expiring(ExpiryTime) }, translate);
    }),
    mockAction('DeleteAccessKey', ({ params }) => {
      world.accessKeys.splice(world.accessKeys.indexOf(find(params.AccessKeyId)), 1);
      return {};
    }),
  ];
}

function expiring(ExpiryTime: number | null | undefined) {
  return ExpiryTime == null ? {} : { ExpiryTime };
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('IllegalParam', { issues: [{ path: [field], message }] });
}
