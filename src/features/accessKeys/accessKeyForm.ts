import * as z from 'zod/mini';
import { type AccessKey, createAccessKey } from '#contract/access/accessKeys.ts';
import type { RequestOf } from '#contract/actions/actions.ts';
import { issue } from '#contract/issues.ts';
import { readToken } from '#contract/typedText.ts';
import { serverNow } from '../../api/serverClock.ts';
import { typedLines } from '../../ui/fields/typedLines.ts';

const { Name, Addresses } = createAccessKey.request.shape;
const dayMs = 86_400_000;

/** Days after which a new key expires, as the form offers them; any day may be chosen instead. */
export const offeredDays = ['30', '90', '365'] as const;
const expiries = ['never', ...offeredDays, 'day'] as const;
type Expiry = (typeof expiries)[number];

/** The fields have the names that the server knows them by; `day` belongs to the expiry. */
const fields = z.object({
  Name,
  permissions: z.enum(['owner', 'readOnly']),
  Addresses: typedLines(Addresses),
  ExpiryTime: z.enum(expiries),
  /** `2027-03-31`. */
  day: z.string(),
});
export type AccessKeyFormValues = z.input<typeof fields>;
export type AccessKeyFormOutput = z.output<typeof fields>;

/** What the form takes of a new key, or of one that there is: an expiry that was not touched may be in the past. */
export function accessKeyFormSchema(key: AccessKey | null) {
  return fields.check(
    z.check(({ value, issues }) => {
      const { ExpiryTime, day } = value;
      if (ExpiryTime !== 'day' || (key !== null && keepsExpiry(key, value))) return;
      const end = endOfDay(day);
      const message = end === null ? issue('required') : end <= serverNow() ? issue('notInFuture') : null;
      if (message !== null) issues.push({ code: 'custom', path: ['day'], message, input: day });
    }),
  );
}

/** The form of a new key, or of one that there is. */
export function toForm(key: AccessKey | null): AccessKeyFormValues {
  return {
    Name: key?.Name ?? '',
    permissions: key?.ReadOnly ? 'readOnly' : 'owner',
    Addresses: key?.Addresses.join('\n') ?? '',
    ExpiryTime: key?.ExpiryTime === undefined ? 'never' : 'day',
    day: key?.ExpiryTime === undefined ? '' : dayOf(key.ExpiryTime),
  };
}

/** What the form says of a key. */
export function toSettings(values: AccessKeyFormOutput): RequestOf<'CreateAccessKey'> {
  return {
    Name: values.Name,
    ReadOnly: values.permissions === 'readOnly',
    Addresses: values.Addresses,
    ExpiryTime: expiryTime(values.ExpiryTime, values.day),
  };
}

/** What the form changes of a key. An expiry that was not touched is left out: the time of day that a script gave it stays. */
export function toChange(key: AccessKey, values: AccessKeyFormOutput): RequestOf<'ModifyAccessKey'> {
  const { ExpiryTime, ...settings } = toSettings(values);
  return { AccessKeyId: key.AccessKeyId, ...settings, ...(keepsExpiry(key, values) ? {} : { ExpiryTime }) };
}

function keepsExpiry(key: AccessKey, { ExpiryTime, day }: Pick<AccessKeyFormValues, 'ExpiryTime' | 'day'>): boolean {
  const stored = toForm(key);
  return ExpiryTime === stored.ExpiryTime && day === stored.day;
}

function expiryTime(expiry: Expiry, day: string): number | null {
  if (expiry === 'never') return null;
  return expiry === 'day' ? endOfDay(day) : Math.round(serverNow()) + Number(expiry) * dayMs;
}

/** The last moment of a day where the visitor is, ms since 1970; null for what is no day. */
function endOfDay(text: string): number | null {
  const [year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(readToken(text))?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(year, month - 1, day, 23, 59, 59, 999).getTime();
}

/** Where the visitor is, as 2027-03-31: this is how Swedish writes it. */
function dayOf(time: number): string {
  return new Date(time).toLocaleDateString('sv');
}
