import type { AccessKey } from '#contract/access/accessKeys.ts';
import { serverNow } from '../../api/serverClock.ts';

/** Whether requests that are signed with a key are accepted, and if not, why. */
export type AccessKeyState = 'active' | 'disabled' | 'expired';

/** One that is disabled too is told as expired: enabling it would not make it work. */
export function stateOf({ ExpiryTime, DisabledSince }: AccessKey): AccessKeyState {
  if (ExpiryTime !== undefined && ExpiryTime <= serverNow()) return 'expired';
  return DisabledSince === undefined ? 'active' : 'disabled';
}
