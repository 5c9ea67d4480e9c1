import * as z from 'zod/mini';
import { auditDoors, auditResults } from '#contract/access/audited.ts';
import { limits } from '#contract/limits.ts';
import type { ParamsOf } from '../../api/client.ts';
import type { Paging } from '../../ui/table/paging.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../ui/urlState/pageParams.ts';
import type { UrlCodec } from '../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../ui/urlState/useUrlParams.ts';

const day = z.string().check(z.refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))));
const name = z.string().check(z.minLength(1), z.maxLength(limits.users.nameLength));
const filters = {
  /** Days where the visitor is, as `2026-03-09`. */
  from: day,
  to: day,
  user: name,
  action: name,
  registry: z.coerce.number().check(z.int(), z.positive()),
  result: z.enum(auditResults),
  door: z.enum(auditDoors),
};
type FilterName = keyof typeof filters;
const filterNames = Object.keys(filters) as readonly FilterName[];

/** Which entries the list shows; it lives in the URL. */
export type AuditListState = Paging & { readonly find: string } & {
  readonly [Name in FilterName]: z.output<(typeof filters)[Name]> | null;
};

export const noFilter = {
  find: '',
  from: null,
  to: null,
  user: null,
  action: null,
  registry: null,
  result: null,
  door: null,
} as const satisfies Partial<AuditListState>;

/** What an address may say of the list, and of the entry that is open over it. */
export const auditRules: LinkRules = {
  ...Object.fromEntries(filterNames.map((key) => [key, accepts(filters[key])])),
  search: findRule,
  entry: (value) => /^[1-9]\d{0,14}$/.test(value),
  ...pagingRules,
};

const orNone = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullable(schema), null);

const parameters = z.object({
  from: orNone(filters.from),
  to: orNone(filters.to),
  user: orNone(filters.user),
  action: orNone(filters.action),
  registry: orNone(filters.registry),
  result: orNone(filters.result),
  door: orNone(filters.door),
  ...pageParams,
});

export const auditListCodec: UrlCodec<AuditListState> = {
  parse: (params) => ({ find: readFind(params), ...readParams(parameters, params) }),
  write: (params, { find, page, size, ...chosen }) =>
    withParams(params, { search: find === '' ? null : find, ...chosen, ...writePageParams({ page, size }) }),
};

/** What narrows the list, as the API takes it. */
export function auditFilter(state: AuditListState): ParamsOf<'ExportAuditLog'> {
  const { find, from, to, user, action, registry, result, door } = state;
  return {
    ...(from === null ? {} : { From: new Date(`${from}T00:00:00`).getTime() }),
    ...(to === null ? {} : { To: new Date(`${to}T23:59:59.999`).getTime() }),
    ...(user === null ? {} : { UserName: user }),
    ...(action === null ? {} : { AuditAction: action }),
    ...(registry === null ? {} : { RegistryId: registry }),
    ...(result === null ? {} : { Result: result }),
    ...(door === null ? {} : { Door: door }),
    ...(find === '' ? {} : { SearchText: find }),
  };
}

export function auditRequest(state: AuditListState): ParamsOf<'DescribeAuditLog'> {
  const { page, size } = state;
  return { ...auditFilter(state), CurrentPage: page, PageSize: size, CountLimit: limits.countLimit };
}

export function isNarrowed(state: AuditListState): boolean {
  return Object.keys(auditFilter(state)).length > 0;
}
