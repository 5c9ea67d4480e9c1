import type { User } from '#contract/access/users.ts';
import { limits } from '#contract/limits.ts';
import { foldText } from '#contract/typedText.ts';
import { mockAction } from '../../../mockAction.ts';
import { Refusal } from '../../../refusal.ts';
import { pageOf } from '../../state/listing.ts';
import type { World } from '../../state/world.ts';

/** Who may come in. Nobody can: what is made here is a name in this tab. */
export function userHandlers(world: World) {
  const { users } = world;
  const find = (name: string): User => {
    const user = users.find(({ UserName }) => foldText(UserName) === foldText(name));
    if (user === undefined) throw new Refusal('NotFound');
    return user;
  };
  const makeLink = (user: User) => {
    user.LinkExpiryTime = world.now() + limits.users.linkMs;
    const LinkToken = `DemoLinkThatLetsNobodyIn${String(world.nextId()).padStart(16, '0')}`;
    world.links.set(LinkToken, user.UserName);
    return { LinkToken, ExpiryTime: user.LinkExpiryTime };
  };
  /** There must be somebody else who can manage users, if this one no longer may. */
  const keepAdministrator = (user: User) => {
    const isActive = ({ Role, State, HasPassword }: User) =>
      Role === 'administrator' && State === 'ACTIVE' && HasPassword;
    if (isActive(user) && users.filter(isActive).length === 1) throw new Refusal('LastAdministrator');
  };
  return [
    mockAction('ListUsers', ({ params }) => {
      const { Search = '', Role } = params;
      const found = users
        .filter((user) => Role === undefined || user.Role === Role)
        .filter(({ UserName }) => foldText(UserName).includes(foldText(Search)))
        .toSorted((one, other) => one.UserName.localeCompare(other.UserName));
      const { rows, PageInfo } = pageOf(found, params);
      return { Users: rows, PageInfo };
    }),
    mockAction('CreateUser', ({ params, translate }) => {
      const { UserName, Role, RegistryIds } = params;
      if (users.some((user) => foldText(user.UserName) === foldText(UserName))) {
        throw new Refusal('IllegalParam', {
          issues: [{ path: ['UserName'], message: translate('issues:userNameTaken') }],
        });
      }
      const user: User = {
        UserName,
        Role,
        RegistryIds: Role === 'administrator' ? null : RegistryIds,
        State: 'INVITED',
        HasPassword: false,
        SingleSignOn: false,
        SecondStep: false,
        CreateTime: world.now(),
        AccessKeys: 0,
        Sessions: 0,
      };
      users.push(user);
      return makeLink(user);
    }),
    mockAction('ModifyUser', ({ params }) => {
      const { Role, RegistryIds, Disabled, SecondStep } = params;
      const user = find(params.UserName);
      if (Disabled === true || (Role !== undefined && Role !== 'administrator')) keepAdministrator(user);
      if (Role !== undefined) user.Role = Role;
      if (RegistryIds !== undefined) user.RegistryIds = RegistryIds;
      if (user.Role === 'administrator') user.RegistryIds = null;
      if (SecondStep === false) user.SecondStep = false;
      if (Disabled !== undefined) user.State = Disabled ? 'DISABLED' : user.HasPassword ? 'ACTIVE' : 'INVITED';
      user.Sessions = 0;
      return {};
    }),
    mockAction('CreatePasswordLink', ({ params }) => makeLink(find(params.UserName))),
    mockAction('EndUserSessions', ({ params }) => {
      const user = find(params.UserName);
      const Count = user.Sessions;
      user.Sessions = 0;
      return { Count };
    }),
    mockAction('DeleteUser', ({ params }) => {
      const user = find(params.UserName);
      keepAdministrator(user);
      users.splice(users.indexOf(user), 1);
      return {};
    }),
  ];
}
