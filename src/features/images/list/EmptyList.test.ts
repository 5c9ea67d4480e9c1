import { expect, test } from 'vitest';
import { sameTextInOtherFields } from './EmptyList.tsx';
import { parseListState } from './state/listState.ts';

const found = (query: string) =>
  sameTextInOtherFields(parseListState(new URLSearchParams(query))).map(({ name, value }) => `${name}=${value}`);

test('a text that was looked for among names may be a tag, or part of a digest', () => {
  expect(found('q=repoPath:latest')).toEqual(['tag=latest']);
  expect(found('q=riskLevel:high&q=repoPath:64d8ef1')).toEqual(['tag=64d8ef1', 'digest=64d8ef1']);
});

test('only the last filter is what was looked for, and only fields of the view are offered', () => {
  expect(found('q=repoPath:latest&q=riskLevel:high')).toEqual([]);
  expect(found('view=repositories&q=repoPath:latest')).toEqual([]);
});
