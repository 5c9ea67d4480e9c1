import type { AccountSession } from '#contract/access/account.ts';
import type { TextKey } from '#contract/translation.ts';
import { mockAction } from '../mockAction.ts';
import { Refusal } from '../refusal.ts';
import { demoAccount, demoCode, demoUserName } from './demoAccount.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/** Where the demo's user is signed in: here, on a phone, and with something that says nothing of itself. */
export function demoSessions(now: number): AccountSession[] {
  return [
    {
      SessionId: 3,
      IsCurrent: true,
      CreateTime: now - hour,
      LastSeenTime: now,
      Address: '192.0.2.17',
      Device: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    },
    {
      SessionId: 2,
      IsCurrent: false,
      CreateTime: now - 26 * hour,
      LastSeenTime: now - 5 * hour,
      Address: '2001:db8:20:4::1f',
      Device:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1',
    },
    {
      SessionId: 1,
      IsCurrent: false,
      CreateTime: now - 70 * hour,
      LastSeenTime: now - 60 * hour,
      Address: '198.51.100.9',
      Device: '',
    },
  ];
}

/** What somebody does about their own account. */
export function accountHandlers(world: World) {
  const me = () => {
    const user = world.users.find(({ UserName }) => UserName === demoUserName());
    if (user === undefined) throw new Refusal('NotSignedIn');
    return user;
  };
  const namesOf = (ids: readonly number[]) =>
    [...world.registries.cn, ...world.registries.intl]
      .filter(({ row }) => ids.includes(row.Id))
      .map(({ row }) => ({ RegistryId: row.Id, RegistryName: row.RegistryName }));
  return [
    mockAction('DescribeAccount', () => {
      const { UserName, Role, RegistryIds, HasPassword, SingleSignOn, SecondStep } = me();
      const RecoveryCodesLeft = SecondStep ? 9 : 0;
      const Registries = RegistryIds === null ? null : namesOf(RegistryIds);
      return { UserName, Role, Registries, HasPassword, SingleSignOn, SecondStep, RecoveryCodesLeft };
    }),
    mockAction('ChangePassword', ({ params, translate }) => {
      if (params.Password !== demoAccount.password) throw wrong('Password', 'issues:wrongPassword', translate);
      world.sessions.splice(0, world.sessions.length, ...world.sessions.filter(({ IsCurrent }) => IsCurrent));
      return {};
    }),
    mockAction('ListSessions', () => ({ Sessions: world.sessions })),
    mockAction('EndSessions', ({ params: { SessionId } }) => {
      const stay = world.sessions.filter((session) =>
        SessionId === undefined ? session.IsCurrent : session.SessionId !== SessionId,
      );
      const Count = world.sessions.length - stay.length;
      if (SessionId !== undefined && Count === 0) throw new Refusal('NotFound');
      world.sessions.splice(0, world.sessions.length, ...stay);
      return { Count };
    }),
    mockAction('CreateSecondStep', ({ params, translate }) => {
      if (params.Password !== demoAccount.password) throw wrong('Password', 'issues:wrongPassword', translate);
      const Secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
      const Uri = `otpauth://totp/Mooring:${me().UserName}?secret=${Secret}&issuer=Mooring`;
      return { Secret, Uri };
    }),
    mockAction('ConfirmSecondStep', ({ params, translate }) => {
      if (params.Code !== demoCode) throw wrong('Code', 'issues:wrongCode', translate);
      me().SecondStep = true;
      return { RecoveryCodes: Array.from({ length: 10 }, (_, index) => `demo${index}-nobody-${1009 + index * 97}`) };
    }),
    mockAction('RemoveSecondStep', ({ params, translate }) => {
      if (params.Password !== demoAccount.password) throw wrong('Password', 'issues:wrongPassword', translate);
      me().SecondStep = false;
      return {};
    }),
  ];
}

function wrong(field: string, issue: TextKey, translate: (key: TextKey) => string): Refusal {
  return new Refusal('IllegalParam', { issues: [{ path: [field], message: translate(issue) }] });
}
