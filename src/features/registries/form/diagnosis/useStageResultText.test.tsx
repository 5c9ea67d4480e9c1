import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import { useStageResultText } from './useStageResultText.ts';

beforeAll(() => i18next.loadNamespaces('diagnosis'));

const addresses = ['10.0.0.8', '10.0.0.9'];
const counts = { stage: 'listing', namespaces: 2, repositories: 1, images: 1200 } as const;

test.each<[StageEvidence, string]>([
  [{ stage: 'resolve', addresses: [], matches: false }, 'No action needed: the IP is used'],
  [{ stage: 'resolve', addresses, matches: null }, '10.0.0.8, 10.0.0.9, which is used'],
  [{ stage: 'resolve', addresses, matches: true }, '10.0.0.8, 10.0.0.9, which includes the IP'],
  [{ stage: 'resolve', addresses, matches: false }, '10.0.0.8, 10.0.0.9, not to the IP entered'],
  [{ stage: 'connect', localAddress: '10.0.0.1' }, 'Connected from 10.0.0.1'],
  [{ stage: 'version', status: 200, serverVersion: 'v2.9.0' }, 'Server version: v2.9.0'],
  [{ stage: 'version', status: 401, serverVersion: null }, 'responded (HTTP 401)'],
  [{ stage: 'login', status: 200 }, 'Signed in (HTTP 200)'],
  [{ stage: 'role', role: 'superuser' }, 'Superuser'],
  [{ ...counts, complete: true }, '1,200 images in 1 repository'],
  [{ ...counts, complete: true, instances: 2 }, '1,200 images in 1 repository, 2 Enterprise instances'],
  [{ ...counts, complete: false }, 'at least 1,200 images in 1 repository'],
])('a stage that passed tells what was seen: %j', (evidence, words) => {
  const { result } = renderHook(() => useStageResultText());
  expect(result.current(evidence, true)).toContain(words);
});

test('while the listing still counts, its numbers are not final', () => {
  const { result } = renderHook(() => useStageResultText());
  expect(result.current({ ...counts, complete: false }, false)).toBe('1,200 images in 1 repository so far');
});
