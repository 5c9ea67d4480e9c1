import { describe, expect, test } from 'vitest';
import { localTarget } from '../testing/target.ts';
import { AccountLogins, LoginGuard } from './loginGuard.ts';

const signal = new AbortController().signal;
const call = { proves: false, person: false };
const proof = { proves: true, person: false };
const refused = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' } as const;

/** Whether it goes out at once, waits, or is refused. */
async function now(attempt: Promise<void>): Promise<'out' | 'waits' | 'refused'> {
  return Promise.race([
    attempt.then(
      () => 'out' as const,
      () => 'refused' as const,
    ),
    new Promise<'waits'>((resolve) => setImmediate(() => resolve('waits'))),
  ]);
}

describe('calls with one account’s password', () => {
  test('go out four at once', async () => {
    const logins = new AccountLogins();
    const seen = await Promise.all([1, 2, 3, 4, 5].map(() => now(logins.begin(call, signal))));
    expect(seen).toEqual(['out', 'out', 'out', 'out', 'waits']);
  });

  test('of which four are refused leave one, which proves; then nothing goes out any more', async () => {
    const logins = new AccountLogins();
    for (let n = 0; n < 4; n += 1) await logins.begin(call, signal);
    for (let n = 0; n < 4; n += 1) logins.end(refused);
    await logins.begin(proof, signal);
    const waiting = now(logins.begin(call, signal));
    expect(await waiting).toBe('waits');
    logins.end(refused);
    expect(await now(logins.begin(call, signal))).toBe('refused');
    expect(await now(logins.begin(proof, signal))).toBe('refused');
  });

  test('go on where the login is proven: the refusals were somebody else’s doing', async () => {
    const logins = new AccountLogins();
    for (let n = 0; n < 4; n += 1) await logins.begin(call, signal);
    for (let n = 0; n < 4; n += 1) logins.end(refused);
    await logins.begin(proof, signal);
    logins.end('proven');
    const seen = await Promise.all([1, 2, 3, 4].map(() => now(logins.begin(call, signal))));
    expect(seen).toEqual(['out', 'out', 'out', 'out']);
  });

  test('that are neither refused nor proven say nothing of it', async () => {
    const logins = new AccountLogins();
    for (let n = 0; n < 20; n += 1) {
      await logins.begin(call, signal);
      logins.end('other');
    }
    expect(logins.isIdle).toBe(true);
  });

  test('that wait stop at once where they are aborted', async () => {
    const logins = new AccountLogins();
    for (let n = 0; n < 4; n += 1) await logins.begin(call, signal);
    const abort = new AbortController();
    const waiting = logins.begin(call, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });
});

describe('an account that is refused', () => {
  async function closed(logins: AccountLogins): Promise<void> {
    for (let n = 0; n < 5; n += 1) {
      await logins.begin(call, signal);
      logins.end(refused);
    }
  }

  test('is tried once more by whoever waits for the answer, one at a time', async () => {
    const logins = new AccountLogins();
    await closed(logins);
    const person = { proves: true, person: true };
    expect(await now(logins.begin(person, signal))).toBe('out');
    expect(await now(logins.begin(person, signal))).toBe('waits');
    logins.end('proven');
    expect(await now(logins.begin(call, signal))).toBe('out');
  });

  test('is one account: with another password, or once somebody wants it tried again, it is a new one', async () => {
    const guard = new LoginGuard();
    const target = localTarget(1, { password: 'old' });
    await closed(guard.of(target));
    expect(await now(guard.of({ ...target }).begin(call, signal))).toBe('refused');
    expect(await now(guard.of({ ...target, password: 'new' }).begin(call, signal))).toBe('out');
    guard.forget(target);
    expect(await now(guard.of(target).begin(call, signal))).toBe('out');
  });
});
