import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionSchema } from '#contract/access/session.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { actOf, auditEntries } from '../../testing/audited.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, errorOf, type Person } from '../../testing/users/person.ts';

let server: TestServer;
let anna: Person;
/** In the middle of a time step. */
let now: number;
beforeEach(async () => {
  now = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  server = await startTestServer({}, { now: () => now });
  anna = await addPerson(server, { name: 'anna' });
});
afterEach(() => server.close());

const steps = (count: number) => count * 30_000;
const codeAt = (secret: string, at: number) => generate({ secret, epoch: Math.floor(at / 1_000) });
const wrongCode = async (secret: string) => {
  const near = await Promise.all([-2, -1, 0, 1, 2].map((step) => codeAt(secret, now + steps(step))));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? '';
};
const signIn = (code?: string, password = adminPassword, userName = 'anna') =>
  server.fetch('/api/session', {
    method: 'POST',
    body: JSON.stringify({ userName, password, ...(code === undefined ? {} : { code }) }),
    cookie: null,
  });
const outcomeOf = async (answer: Response) => {
  if (answer.status === 200) return 'OK';
  const { Code, Issues } = await errorOf(answer);
  return Code === 'IllegalParam' ? Issues?.map(({ path }) => path.join('.')).join() : Code;
};

/** Sets the second step up; the code it was confirmed with is of the step before the present one. */
async function setUp(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { Secret: secret } = await anna.call('CreateSecondStep', { Password: adminPassword });
  const { RecoveryCodes } = await anna.call('ConfirmSecondStep', { Code: await codeAt(secret, now - steps(1)) });
  return { secret, recoveryCodes: RecoveryCodes };
}

describe('setting it up', () => {
  test('takes the password, then a code; what authenticators read names the product and the user', async () => {
    const { Secret, Uri } = await anna.call('CreateSecondStep', { Password: adminPassword });
    expect(Uri).toBe(`otpauth://totp/Mooring:anna?secret=${Secret}&issuer=Mooring`);
    expect(await anna.call('DescribeAccount', {})).toMatchObject({ SecondStep: false, RecoveryCodesLeft: 0 });
    const { RecoveryCodes } = await anna.call('ConfirmSecondStep', { Code: await codeAt(Secret, now) });
    expect(new Set(RecoveryCodes).size).toBe(10);
    expect(await anna.call('DescribeAccount', {})).toMatchObject({ SecondStep: true, RecoveryCodesLeft: 10 });
  });

  test('is refused with a wrong password or code, and asks nothing at sign-in until it is confirmed', async () => {
    const refusal = await anna.refused('CreateSecondStep', { Password: 'wrong' });
    expect(refusal.Issues?.[0]?.path).toEqual(['Password']);
    expect((await anna.refused('ConfirmSecondStep', { Code: '123456' })).Code).toBe('NotFound');
    const { Secret } = await anna.call('CreateSecondStep', { Password: adminPassword });
    const wrong = await anna.refused('ConfirmSecondStep', { Code: await wrongCode(Secret) });
    expect(wrong.Issues?.[0]?.path).toEqual(['Code']);
    expect(await outcomeOf(await signIn())).toBe('OK');
  });

  test('begun again, goes by the second secret alone', async () => {
    const first = await anna.call('CreateSecondStep', { Password: adminPassword });
    const second = await anna.call('CreateSecondStep', { Password: adminPassword });
    expect((await anna.refused('ConfirmSecondStep', { Code: await codeAt(first.Secret, now) })).Code).toBe(
      'IllegalParam',
    );
    await anna.call('ConfirmSecondStep', { Code: await codeAt(second.Secret, now) });
  });

  test('is refused where it is on: what is asked for is never taken away by setting up another', async () => {
    const { secret } = await setUp();
    const refusal = await anna.refused('CreateSecondStep', { Password: adminPassword });
    expect(refusal.Issues?.[0]?.path).toEqual(['Password']);
    expect((await anna.refused('ConfirmSecondStep', { Code: await codeAt(secret, now) })).Code).toBe('NotFound');
    expect(await outcomeOf(await signIn())).toBe('SecondStepRequired');
  });

  test('stores neither the secret nor the recovery codes as they are', async () => {
    const { secret, recoveryCodes } = await setUp();
    const rows = JSON.stringify(await server.database.read.selectFrom('users').selectAll().execute());
    const entries = JSON.stringify(await auditEntries(server));
    for (const text of [rows, entries, server.logged()]) {
      for (const told of [secret, ...recoveryCodes]) expect(text).not.toContain(told);
    }
  });
});

describe('signing in', () => {
  test('asks for a code only who has the right password', async () => {
    await setUp();
    expect(await outcomeOf(await signIn(undefined, 'wrong'))).toBe('SignInRefused');
    expect(await outcomeOf(await signIn('123456', 'wrong'))).toBe('SignInRefused');
    const asked = await signIn();
    expect([asked.status, (await errorOf(asked)).Code]).toEqual([401, 'SecondStepRequired']);
  });

  test('a request for the code does not count as a wrong guess', async () => {
    const { secret } = await setUp();
    for (let time = 0; time < 8; time += 1) expect(await outcomeOf(await signIn())).toBe('SecondStepRequired');
    expect(await outcomeOf(await signIn(await codeAt(secret, now)))).toBe('OK');
  });

  test.each([
    ['of this step', 0, 'OK'],
    ['of the step after it', 1, 'OK'],
    ['of two steps before', -2, 'code'],
    ['of two steps after', 2, 'code'],
  ])('takes a code %s: %i %s', async (_what, step, outcome) => {
    const { secret } = await setUp();
    expect(await outcomeOf(await signIn(await codeAt(secret, now + steps(step))))).toBe(outcome);
  });

  test('takes a code of the step before, and none twice, also of two at once', async () => {
    const { secret } = await setUp();
    expect(await outcomeOf(await signIn(await codeAt(secret, now - steps(1))))).toBe('code');
    now += steps(2);
    const code = await codeAt(secret, now - steps(1));
    const both = await Promise.all([signIn(code), signIn(code)]);
    expect((await Promise.all(both.map(outcomeOf))).sort()).toEqual(['OK', 'code']);
    expect(await outcomeOf(await signIn(`${code.slice(0, 3)} ${code.slice(3)}`))).toBe('code');
    const present = await codeAt(secret, now);
    expect(await outcomeOf(await signIn(` ${present.slice(0, 3)} ${present.slice(3)}`))).toBe('OK');
  });

  test('takes each recovery code once, however it is written', async () => {
    const { recoveryCodes } = await setUp();
    const [first = '', second = ''] = recoveryCodes;
    const twice = await Promise.all([signIn(first), signIn(first)]);
    expect((await Promise.all(twice.map(outcomeOf))).sort()).toEqual(['OK', 'code']);
    expect(await outcomeOf(await signIn(second.replaceAll('-', ' ').toUpperCase()))).toBe('OK');
    expect(await anna.call('DescribeAccount', {})).toMatchObject({ RecoveryCodesLeft: 8 });
  });

  test('slows down guesses of codes from wherever they come, and nobody else', async () => {
    const { secret } = await setUp();
    const wrong = await wrongCode(secret);
    for (let guess = 0; guess < 5; guess += 1) expect(await outcomeOf(await signIn(wrong))).toBe('code');
    const elsewhere = await server.fetch('/api/session', {
      method: 'POST',
      body: JSON.stringify({ userName: 'anna', password: adminPassword, code: await codeAt(secret, now) }),
      headers: { 'x-forwarded-for': '198.51.100.7' },
      cookie: null,
    });
    expect(await outcomeOf(elsewhere)).toBe('Throttling.SignIn');
    expect(await outcomeOf(await signIn(undefined, adminPassword, 'admin'))).toBe('OK');
  });

  test('goes by recovery codes where the secret was sealed with a key that is lost', async () => {
    const { secret, recoveryCodes } = await setUp();
    await server.database.write
      .updateTable('users')
      .set({ totp_sealed: 'v2.lost' })
      .where('name', '=', 'anna')
      .execute();
    expect(await outcomeOf(await signIn(await codeAt(secret, now)))).toBe('code');
    expect(await outcomeOf(await signIn(recoveryCodes[0]))).toBe('OK');
  });

  test('is recorded by each of its ends', async () => {
    const { secret } = await setUp();
    await signIn();
    await signIn(await wrongCode(secret));
    await signIn(await codeAt(secret, now));
    const entries = await auditEntries(server);
    expect(entries.map(actOf)).toEqual([
      ['CreateSecondStep', 'anna', 'OK'],
      ['ConfirmSecondStep', 'anna', 'OK'],
      ['SignIn', 'anna', 'SecondStepRequired'],
      ['SignIn', 'anna', 'IllegalParam'],
      ['SignIn', 'anna', 'OK'],
    ]);
  });
});

describe('taking it away', () => {
  test('takes the password', async () => {
    await setUp();
    expect((await anna.refused('RemoveSecondStep', { Password: 'wrong' })).Code).toBe('IllegalParam');
    expect(await outcomeOf(await signIn())).toBe('SecondStepRequired');
    await anna.call('RemoveSecondStep', { Password: adminPassword });
    expect(await outcomeOf(await signIn())).toBe('OK');
    expect(await anna.call('DescribeAccount', {})).toMatchObject({ SecondStep: false, RecoveryCodesLeft: 0 });
  });

  test('is done by an administrator for who has lost their device', async () => {
    const { recoveryCodes } = await setUp();
    await server.call('ModifyUser', { UserName: 'anna', SecondStep: false });
    expect(await outcomeOf(await signIn())).toBe('OK');
    const [{ recovery_codes } = { recovery_codes: '' }] = await server.database.read
      .selectFrom('users')
      .select('recovery_codes')
      .where('name', '=', 'anna')
      .execute();
    expect([recovery_codes, recoveryCodes.length]).toEqual(['[]', 10]);
  });

  test('is not done by a link: who follows one signs in by password and code after it', {
    tags: 'thorough',
  }, async () => {
    const { secret } = await setUp();
    const { LinkToken } = await server.call('CreatePasswordLink', { UserName: 'anna' });
    const body = JSON.stringify({ token: LinkToken, password: 'another password' });
    const followed = await server.fetch('/api/password-link', { method: 'POST', body, cookie: null });
    expect(sessionSchema.parse(await followed.json()).userName).toBeNull();
    expect(await outcomeOf(await signIn(undefined, 'another password'))).toBe('SecondStepRequired');
    expect(await outcomeOf(await signIn(await codeAt(secret, now), 'another password'))).toBe('OK');
  });
});
