import '@testing-library/jest-dom/vitest';
import { cleanup, configure, prettyDOM } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import * as z from 'zod/mini';
import { startI18n } from '../app/i18n/i18n.ts';
import { installBrowserApis } from './browserApis.ts';
import { ignoreStyles } from './ignoreStyles.ts';
import { server } from './server.ts';
import { withoutOwnerStacks } from './withoutOwnerStacks.ts';

z.config({ jitless: true });
installBrowserApis();
ignoreStyles();
withoutOwnerStacks();
// Under `test` antd gives every part the same id, and labels would name the wrong ones.
vi.stubEnv('NODE_ENV', 'development');
// Limits for a busy machine: what comes sooner is not waited for.
configure({ asyncUtilTimeout: 10_000, getElementError: notFound });
vi.setConfig({ testTimeout: 30_000 });

const troubles: string[] = [];

beforeAll(async () => {
  await startI18n('en');
  server.listen({
    onUnhandledFrame: ({ frame, defaults }) => {
      troubles.push(`A request that no mock answers: ${'data' in frame ? urlOf(frame.data) : 'unknown'}`);
      defaults.error();
    },
  });
});

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    if (!isUnknownToJsdom(words)) troubles.push(words.map(String).join(' '));
  });
});

afterEach(() => {
  cleanup();
  const unused = server.listHandlers().filter((handler) => isUnusedOnce(handler)).length;
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  vi.restoreAllMocks();
  const found = troubles.splice(0);
  if (unused > 0) found.push(`${unused} mocked answers were never asked for`);
  if (found.length > 0) throw new Error(found.join('\n'));
});

afterAll(() => server.close());

/** Whoever waits for an element fails many times until it is there: the page is printed only where the error is read. */
function notFound(text: string | null, container: Element): Error {
  const error = new Error();
  error.name = 'TestingLibraryElementError';
  const message = () => [text, prettyDOM(container)].filter(Boolean).join('\n\n');
  // Whoever waits writes over it in the end; where that fails, the wait never ends.
  Object.defineProperty(error, 'message', { get: message, configurable: true });
  return error;
}

/** jsdom does not know the element `search` yet; every browser does. */
function isUnknownToJsdom([text, tag]: readonly unknown[]): boolean {
  return tag === 'search' && String(text).includes('is unrecognized in this browser');
}

function isUnusedOnce(handler: object): boolean {
  if (!('options' in handler) || !('isUsed' in handler)) return false;
  const { options } = handler;
  return (
    typeof options === 'object' && options !== null && 'once' in options && options.once === true && !handler.isUsed
  );
}

function urlOf(data: unknown): string {
  const request = typeof data === 'object' && data !== null && 'request' in data ? data.request : undefined;
  return request instanceof Request ? `${request.method} ${request.url}` : 'unknown';
}
