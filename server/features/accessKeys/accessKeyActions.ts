import type { AccessKey } from '#contract/access/accessKeys.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import type { StoredAccessKey } from './accessKeyRepository.ts';
import type { AccessKeyService } from './accessKeyService.ts';

type Names = 'CreateAccessKey' | 'ListAccessKeys' | 'ModifyAccessKey' | 'RotateAccessKey' | 'DeleteAccessKey';

export function accessKeyActions(keys: AccessKeyService): Pick<ActionHandlers, Names> {
  return {
    CreateAccessKey: (request, { userName, center }) => keys.create(userName, center, request),

    async ListAccessKeys(_request, { userName }) {
      return { AccessKeys: (await keys.ofUser(userName)).map(accessKeyView) };
    },

    async ModifyAccessKey(request, { userName }) {
      await keys.modify(userName, request);
      return {};
    },

    RotateAccessKey: ({ AccessKeyId }, { userName }) => keys.rotate(userName, AccessKeyId),

    async DeleteAccessKey({ AccessKeyId }, { userName }) {
      await keys.remove(userName, AccessKeyId);
      return {};
    },
  };
}

function accessKeyView(key: StoredAccessKey): AccessKey {
  return {
    AccessKeyId: key.id,
    Name: key.name,
    UserName: key.user_name,
    Center: key.center,
    ReadOnly: key.read_only === 1,
    Addresses: JSON.parse(key.addresses),
    CreateTime: key.created_at,
    ...(key.expires_at === null ? {} : { ExpiryTime: key.expires_at }),
    ...(key.disabled_at === null ? {} : { DisabledSince: key.disabled_at }),
    ...(key.last_used_at === null ? {} : { LastUsedTime: key.last_used_at }),
    ...(key.last_used_address === null ? {} : { LastUsedAddress: key.last_used_address }),
  };
}
