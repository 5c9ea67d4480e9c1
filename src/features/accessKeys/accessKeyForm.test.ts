import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { type AccessKeyFormValues, accessKeyFormSchema, toChange, toForm, toSettings } from './accessKeyForm.ts';

const now = new Date(2026, 2, 9, 15).getTime();

beforeEach(() => vi.useFakeTimers({ now, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const filled: AccessKeyFormValues = { ...toForm(null), Name: 'report' };

const read = (values: Partial<AccessKeyFormValues>, stored: AccessKey | null = null) =>
  z.parse(accessKeyFormSchema(stored), { ...filled, ...values });
const wrong = (values: Partial<AccessKeyFormValues>, stored: AccessKey | null = null) =>
  z
    .safeParse(accessKeyFormSchema(stored), { ...filled, ...values })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

const key: AccessKey = {
  AccessKeyId: 'MRNGone',
  Name: 'report',
  UserName: 'admin',
  Center: 'cn',
  ReadOnly: true,
  Addresses: ['10.0.0.7'],
  CreateTime: now - 1000,
  ExpiryTime: now + 5000,
};

describe('a new key', () => {
  test('that only has a name has its owner’s role, from anywhere and for ever', () => {
    expect(toSettings(read({}))).toEqual({ Name: 'report', ReadOnly: false, Addresses: [], ExpiryTime: null });
  });

  test('takes an address or a range per line, without blank ones', () => {
    expect(toSettings(read({ Addresses: ' 10.0.0.7 \n\n10.20.0.0/16\n' })).Addresses).toEqual([
      '10.0.0.7',
      '10.20.0.0/16',
    ]);
    expect(wrong({ Addresses: '10.0.0.7\n10.0.0.300' })).toEqual([['Addresses', 'addressRange']]);
  });

  test('expires after days from now, or at the end of a day where the visitor is', () => {
    expect(toSettings(read({ ExpiryTime: '90' })).ExpiryTime).toBe(now + 90 * 86_400_000);
    const end = new Date(2026, 2, 9, 23, 59, 59, 999).getTime();
    expect(toSettings(read({ ExpiryTime: 'day', day: '2026-03-09' })).ExpiryTime).toBe(end);
  });

  test.each([
    ['no day', '', 'required'],
    ['yesterday', '2026-03-08', 'notInFuture'],
  ])('whose last day is %s is not sent; another expiry asks for none', (_what, day, message) => {
    expect(wrong({ ExpiryTime: 'day', day })).toEqual([['day', message]]);
    expect(wrong({ ExpiryTime: 'never', day })).toBeUndefined();
  });
});

describe('a key that there is', () => {
  test('keeps the moment at which it expires until another day is chosen', () => {
    expect(toChange(key, read({ ...toForm(key), Name: 'other' }))).toEqual({
      AccessKeyId: 'MRNGone',
      Name: 'other',
      ReadOnly: true,
      Addresses: ['10.0.0.7'],
    });
    expect(toChange(key, read({ ...toForm(key), ExpiryTime: 'never' })).ExpiryTime).toBeNull();
  });

  test('is renamed though it has expired, and cannot be given another day in the past', () => {
    const expired = { ...key, ExpiryTime: new Date(2026, 1, 1).getTime() };
    const values = { ...toForm(expired), Name: 'other' };
    expect(toChange(expired, read(values, expired))).not.toHaveProperty('ExpiryTime');
    expect(wrong({ ...values, day: '2026-02-02' }, expired)).toEqual([['day', 'notInFuture']]);
  });
});
