import { describe, expect, it } from 'vitest';
import { simulatorPasswords, standardAccounts } from '../world/accounts.ts';
import { Login } from './login.ts';

const noFaults = { nonAdmin: false, wrongPassword: false };
const basic = (user: string, password: string): string => `Basic ${btoa(`${user}:${password}`)}`;
const right = basic('admin', simulatorPasswords.admin);

describe('logging in to a simulated Harbor', () => {
  it('a wrong password is nobody, late, and not an error', async () => {
    const login = new Login(() => standardAccounts, 30);
    const started = performance.now();
    expect(await login.of(basic('admin', 'wrong'), noFaults)).toEqual({
      principal: { kind: 'anonymous' },
      user: 'admin',
    });
    expect(performance.now() - started).toBeGreaterThanOrEqual(30);
  });

  it('while a refusal is held back the right password is refused too, another user is not', async () => {
    const login = new Login(() => standardAccounts, 400);
    const refused = login.of(basic('admin', 'wrong'), noFaults);
    expect((await login.of(right, noFaults)).principal.kind).toBe('anonymous');
    expect((await login.of(basic('viewer1', simulatorPasswords.viewer1), noFaults)).principal.kind).toBe('user');
    await refused;
    expect((await login.of(right, noFaults)).principal).toMatchObject({ kind: 'user', admin: true });
  });

  it.each(['Basic ?', 'Bearer x', 'Basic', undefined])('%s is nobody at once', async (authorization) => {
    const login = new Login(() => standardAccounts, 60_000);
    expect(await login.of(authorization, noFaults)).toEqual({ principal: { kind: 'anonymous' }, user: null });
  });
});
