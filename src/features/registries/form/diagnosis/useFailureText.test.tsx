import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { useFailureText } from './useFailureText.ts';

/** What the message and the advice say already. A case of neither kind fails here by its name. */
const saidByAdvice = [
  'FailedToVerifyUsernameOrPwd.refused',
  'NetworkConnectError.plainHttpToHttps',
  'NetworkConnectError.tlsToPlainHttp',
  'RegistryVersionError',
  'RegistryRateLimited',
  'ServerFault',
];
const codesSaidByAdvice = ['RegistryFailure.', 'ImageScanFailure.', 'TokenServiceFailure.', 'ServerStopped.'];

describe.each(['en', 'zh-CN'])('in %s', (locale) => {
  beforeAll(async () => {
    await i18next.loadNamespaces(['diagnosis', 'rights']);
    await i18next.changeLanguage(locale);
  });
  afterAll(async () => {
    await i18next.changeLanguage('en');
  });

  test('each failure is told by what was seen of it, unless its advice says that', () => {
    const { result } = renderHook(() => useFailureText());
    const untold = Object.entries(sampleFailures)
      .map(([name, failure]) => ({ name, text: result.current(failure) }))
      .filter(({ text }) => text === null || /^[\w:.]*$|\{\{|undefined/.test(text))
      .map(({ name }) => name);
    const isToldByAdvice = (name: string) =>
      saidByAdvice.includes(name) || codesSaidByAdvice.some((code) => name.startsWith(code));
    expect(untold.filter((name) => !isToldByAdvice(name))).toEqual([]);
  });
});
