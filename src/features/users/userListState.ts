import * as z from 'zod/mini';
import { type Role, roleSchema } from '#contract/access/roles.ts';
import type { ParamsOf } from '../../api/client.ts';
import type { Paging } from '../../ui/table/paging.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../ui/urlState/pageParams.ts';
import type { UrlCodec } from '../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../ui/urlState/useUrlParams.ts';

/** Which users the list shows; it lives in the URL. */
interface UserListState extends Paging {
  readonly find: string;
  readonly role: Role | null;
}

export const noFilter = { find: '', role: null } as const satisfies Partial<UserListState>;

export const userDrawers = { names: ['create', 'edit', 'link'], about: 'user' } as const;

/** What an address may say of the list. */
export const userListRules: LinkRules = { search: findRule, role: accepts(roleSchema), ...pagingRules };

const parameters = z.object({ role: z.catch(z.nullable(roleSchema), null), ...pageParams });

export const userListCodec: UrlCodec<UserListState> = {
  parse: (params) => ({ find: readFind(params), ...readParams(parameters, params) }),
  write: (params, { find, role, ...paging }) =>
    withParams(params, { search: find === '' ? null : find, role, ...writePageParams(paging) }),
};

export function usersRequest({ find, role, page, size }: UserListState): ParamsOf<'ListUsers'> {
  return {
    CurrentPage: page,
    PageSize: size,
    ...(find === '' ? {} : { Search: find }),
    ...(role === null ? {} : { Role: role }),
  };
}

export function isNarrowed({ find, role }: UserListState): boolean {
  return find !== '' || role !== null;
}
