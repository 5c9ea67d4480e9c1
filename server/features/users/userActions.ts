import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { offsetOf, pageInfo } from '../../domain/paging.ts';
import type { UserRepository } from './userRepository.ts';
import type { UserService } from './userService.ts';
import { userView } from './userView.ts';

type Names = 'ListUsers' | 'CreateUser' | 'ModifyUser' | 'CreatePasswordLink' | 'EndUserSessions' | 'DeleteUser';

interface UserActionOptions {
  readonly service: UserService;
  readonly repository: UserRepository;
  readonly now: () => number;
}

export function userActions({ service, repository, now }: UserActionOptions): Pick<ActionHandlers, Names> {
  return {
    async ListUsers(request) {
      const { Search: search, Role: role, PageSize: limit } = request;
      const { users, total } = await repository.list({ search, role, offset: offsetOf(request), limit, now: now() });
      return { Users: users.map(userView), PageInfo: pageInfo(request, users.length, total) };
    },

    async CreateUser(request) {
      return service.create(request);
    },

    async ModifyUser(request) {
      await service.modify(request);
      return {};
    },

    async CreatePasswordLink({ UserName }) {
      return service.createLink(UserName);
    },

    async EndUserSessions({ UserName }) {
      return { Count: await repository.endSessions(UserName) };
    },

    async DeleteUser({ UserName }) {
      await repository.remove(UserName);
      return {};
    },
  };
}
