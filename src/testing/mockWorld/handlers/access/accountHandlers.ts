import type { TextKey } from '#contract/translation.ts';
import { mockAction } from '../../../mockAction.ts';
import { Refusal } from '../../../refusal.ts';
import { demoAccount, demoCode, demoUserName } from '../../content/demoAccount.ts';
import type { World } from '../../state/world.ts';

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
