import { expect, test } from 'vitest';
import { imagesFilter, imagesRequest, repositoriesFilter, repositoriesRequest } from './listRequests.ts';
import { parseListState } from './listState.ts';

const state = (search: string) => parseListState(new URLSearchParams(search));

test('an export of images asks for the very rows that the list shows, scanned or not among them', () => {
  const shown = state('q=riskLevel:high&or=tag:v1&scanned=false&sort=ImageSize&order=asc&page=3');
  const filter = imagesFilter(shown);
  expect(filter).toMatchObject({ Scanned: false, SortBy: 'ImageSize', SortOrder: 'asc' });
  expect(imagesRequest(shown)).toEqual({ ...filter, CurrentPage: 3, PageSize: 20, CountLimit: 10_000 });
});

test('an export of repositories asks for the very rows that the list shows', () => {
  const shown = state('view=repositories&q=repoNamespace:team&sort=VulCount');
  const filter = repositoriesFilter(shown);
  expect(filter).toMatchObject({ SortBy: 'VulCount', SortOrder: 'desc' });
  expect(repositoriesRequest(shown)).toEqual({ ...filter, CurrentPage: 1, PageSize: 20, CountLimit: 10_000 });
});
