import type { ActionName } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
import type { ParamsOf } from './client.ts';

/** Keys from the general to the particular, so that a prefix invalidates everything below it. */
export const queryKeys = {
  session: ['session'] as const,
  everyAction: ['action'] as const,
  center: (center: Center) => ['action', center] as const,
  action: (center: Center, name: ActionName) => ['action', center, name] as const,
  /** The language belongs to the key: answers carry messages and names of regions. */
  call: <Name extends ActionName>(center: Center, name: Name, language: Language, params: ParamsOf<Name>) =>
    ['action', center, name, language, params] as const,
  /** What the pages of a list come to together. */
  allPages: <Name extends ActionName>(center: Center, name: Name, language: Language, params: ParamsOf<Name>) =>
    ['action', center, name, language, params, 'all pages'] as const,
};
