import * as z from 'zod/mini';
import { type NetType, netType } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { accepts, type LinkRules } from '../../../ui/urlState/linkRules.ts';
import { readParams } from '../../../ui/urlState/pageParams.ts';
import { type AddressFormat, addressFormats } from './addressFormats.ts';

/** What the look-up shows, and how it is taken along. */
export interface AllowlistView {
  readonly search: string;
  readonly format: AddressFormat;
  /** Which addresses count: emphasised, and what is copied. */
  readonly netType: NetType;
}

const defaultFormat: AddressFormat = 'plain';

export const defaultAllowlistView: AllowlistView = { search: '', format: defaultFormat, netType: netType.internet };

const networkNames = ['internet', 'vpc'] as const satisfies (keyof typeof netType)[];

const searchParam = z.string().check(z.maxLength(limits.text.searchText));
const formatParam = z.enum(addressFormats);
const networkParam = z.enum(networkNames);

const parameters = z.object({
  q: z.catch(searchParam, ''),
  format: z.catch(formatParam, defaultFormat),
  network: z.catch(networkParam, 'internet'),
});

/** What an address may say of the look-up. */
export const allowlistRules: LinkRules = {
  q: accepts(searchParam),
  format: accepts(formatParam),
  network: accepts(networkParam),
};

/** `?q=172.16.5.1&format=nginx&network=vpc`. */
export function parseAllowlistView(params: URLSearchParams): AllowlistView {
  const { q, format, network } = readParams(parameters, params);
  return { search: q, format, netType: netType[network] };
}

/** Writes the view over its own parameters; what is default is left out. */
export function writeAllowlistView(params: URLSearchParams, view: AllowlistView): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string, usual: string) =>
    value === usual ? next.delete(key) : next.set(key, value);
  put('q', view.search.trim(), '');
  put('format', view.format, defaultFormat);
  put('network', view.netType === netType.vpc ? 'vpc' : 'internet', 'internet');
  return next;
}
