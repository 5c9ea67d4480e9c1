import { HttpResponse, http } from 'msw/http';
import { describe, expect, test } from 'vitest';
import { ApiError, isRetryable } from '../api/apiError.ts';
import { callAction } from '../api/client.ts';
import { mockAction } from './mockAction.ts';
import { Refusal } from './refusal.ts';
import { server } from './server.ts';

const outside = { center: 'intl', language: 'zh' } as const;

async function failureOf(attempt: Promise<unknown>): Promise<ApiError> {
  const outcome = await attempt.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw new Error(`Expected an ApiError, got ${String(outcome)}`);
}

describe('a call', () => {
  test('carries data centre, language and the contract’s defaults', async () => {
    server.use(
      mockAction('DescribeImageInstances', ({ params, center }) => {
        expect({ params, center }).toMatchObject({
          params: { CurrentPage: 1, PageSize: 20, Lang: 'zh' },
          center: 'intl',
        });
        return { ImageInstanceList: [], PageInfo: { Count: 0, CurrentPage: 1, PageSize: 20, TotalCount: 0 } };
      }),
    );
    expect((await callAction(outside, 'DescribeImageInstances', {})).PageInfo.TotalCount).toBe(0);
  });

  test('that the contract does not accept is refused with every wrong field', async () => {
    server.use(mockAction('DeletePrivateRegistry', () => ({ Data: true })));
    const failure = await failureOf(callAction(outside, 'DeletePrivateRegistry', { RegistryId: -1 }));
    expect(failure.status).toBe(400);
    expect(failure.body?.Issues?.map(({ path }) => path)).toEqual([['RegistryId']]);
  });

  test('that is refused carries the code, the words in its language, and the failure’s data', async () => {
    server.use(
      mockAction('DeletePrivateRegistry', () => {
        throw Refusal.registry({ code: 'RegistryVersionError', found: 'V2' });
      }),
    );
    const failure = await failureOf(callAction(outside, 'DeletePrivateRegistry', { RegistryId: 1 }));
    expect(failure.body).toMatchObject({
      Code: 'RegistryVersionError',
      Message: '镜像仓库版本错误',
      Detail: { code: 'RegistryVersionError', found: 'V2' },
    });
    expect(isRetryable(failure)).toBe(false);
  });

  test('that nobody answers is unreachable, and has no code of the server', async () => {
    server.use(http.post('/api/ListPrivateRegistryType', () => HttpResponse.error()));
    const failure = await failureOf(callAction(outside, 'ListPrivateRegistryType', {}));
    expect(failure).toMatchObject({ kind: 'unreachable', status: null, body: null });
    expect(isRetryable(failure)).toBe(true);
  });

  test.each([
    ['a page of a proxy', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })],
    ['something else’s JSON', () => HttpResponse.json({ hello: 'world' })],
    ['JSON cut off in the middle', () => new HttpResponse('{"RegistryTypeInfos":[')],
  ])('that is answered with %s is unreadable, never an empty list', async (_what, answer) => {
    server.use(http.post('/api/ListPrivateRegistryType', answer));
    const failure = await failureOf(callAction(outside, 'ListPrivateRegistryType', {}));
    expect(failure).toMatchObject({ kind: 'unreadable', body: null });
  });

  test('that is cancelled throws what it was cancelled with', async () => {
    server.use(mockAction('ListPrivateRegistryType', () => ({ RegistryTypeInfos: [] })));
    const reason = new Error('gone elsewhere');
    await expect(
      callAction(outside, 'ListPrivateRegistryType', {}, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
