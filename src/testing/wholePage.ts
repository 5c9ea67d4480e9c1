import { configure } from '@testing-library/react';
import { beforeEach, vi } from 'vitest';
import { createWorld } from './mockWorld/createWorld.ts';
import { worldHandlers } from './mockWorld/handlers.ts';
import { server } from './server.ts';

/** Before each test of a file: somebody is signed in, and the demo's world answers whatever the test itself does not. */
export function prepareWholePage(): void {
  // The whole page in jsdom takes its time, more so beside other suites.
  configure({ asyncUtilTimeout: 20_000 });
  vi.setConfig({ testTimeout: 60_000 });
  beforeEach(() => {
    sessionStorage.setItem('mooring.demo.session', 'admin');
    server.use(...worldHandlers(createWorld()));
  });
}

/** Paging of an answer that is whole. */
export function pageInfo(count: number) {
  return { Count: count, CurrentPage: 1, PageSize: 20, TotalCount: count };
}
