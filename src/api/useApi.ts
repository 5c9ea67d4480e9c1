import { useMemo } from 'react';
import type { ActionName, ResponseOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
import { useCenter } from './center.ts';
import { type CallOptions, callAction, type ParamsOf } from './client.ts';
import { useLanguage } from './language.ts';

interface Api {
  readonly center: Center;
  readonly language: Language;
  /** Throws an ApiError. */
  call<Name extends ActionName>(action: Name, params: ParamsOf<Name>, options?: CallOptions): Promise<ResponseOf<Name>>;
}

/** The typed client, bound to the page's data centre and language. */
export function useApi(): Api {
  const center = useCenter();
  const language = useLanguage();
  return useMemo(
    () => ({
      center,
      language,
      call: (action, params, options) => callAction({ center, language }, action, params, options),
    }),
    [center, language],
  );
}
