import { act, renderHook, screen } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notifyAnswered, type RequestKey } from '../../api/answers.ts';
import { ApiError } from '../../api/apiError.ts';
import { useErrorToast } from './useErrorToast.tsx';

const synchronize: RequestKey = { path: '/api/RefreshContainerAssets?center=cn', body: '{"RegistryId":1}' };
const another: RequestKey = { ...synchronize, body: '{"RegistryId":2}' };
const poll: RequestKey = { path: '/api/PageImageRegistry?center=cn', body: '{}' };

const still = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={{ token: { motion: false } }}>
    <App>{children}</App>
  </ConfigProvider>
);

function refused(asked: RequestKey) {
  const error = ApiError.answered(409, { Code: 'RegistryPaused', Message: 'It is paused', RequestId: '1' });
  error.asked = asked;
  return error;
}

function showing(error: unknown, place?: string) {
  const { result, unmount } = renderHook(() => useErrorToast(undefined, place), { wrapper: still });
  act(() => result.current(error));
  return unmount;
}

/** Answers, and gives a toast the time that it is to be read. */
function answer(asked: RequestKey) {
  act(() => {
    notifyAnswered(asked);
    vi.advanceTimersByTime(5000);
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what was refused is said until the same is answered', () => {
  showing(refused(synchronize));
  answer(another);
  answer(poll);
  expect(screen.getByText('It is paused')).toBeInTheDocument();
  answer(synchronize);
  expect(screen.queryByText('It is paused')).not.toBeInTheDocument();
});

test('that the server is away is said until it answers anything', () => {
  const error = ApiError.unreachable(new Error('away'));
  error.asked = synchronize;
  showing(error);
  expect(screen.getByText('Cannot reach the server')).toBeInTheDocument();
  answer(poll);
  expect(screen.queryByText('Cannot reach the server')).not.toBeInTheDocument();
});

test('that the server is upgraded is said until it answers anything', () => {
  const error = ApiError.answered(503, { Code: 'ServerUpgrading', Message: 'It is upgraded', RequestId: '2' });
  error.asked = synchronize;
  showing(error);
  expect(screen.getByText('It is upgraded')).toBeInTheDocument();
  answer(poll);
  expect(screen.queryByText('It is upgraded')).not.toBeInTheDocument();
});

test('what a form was refused is said until it is accepted with other values', () => {
  showing(refused(synchronize), 'form');
  answer(another);
  expect(screen.queryByText('It is paused')).not.toBeInTheDocument();
});

test('what goes at once is still there to be read', () => {
  showing(refused(synchronize));
  act(() => {
    notifyAnswered(synchronize);
    vi.advanceTimersByTime(1000);
  });
  expect(screen.getByText('It is paused')).toBeInTheDocument();
});
