import type { QueryClient } from '@tanstack/react-query';
import { type Location, matchPath } from 'react-router';
import type { Language } from '#contract/language.ts';
import { actionQuery } from '../api/actionQuery.ts';
import { parseCenter } from '../api/center.ts';
import { rememberedSize } from '../features/images/list/state/listPreferences.ts';
import { imagesRequest, repositoriesRequest } from '../features/images/list/state/listRequests.ts';
import { parseListState } from '../features/images/list/state/listState.ts';
import { imagesPath } from './paths.ts';

/** Asks for the rows that a visit begins with, while the page that will show them is still put together. */
export function askForFirstRows(queryClient: QueryClient, { pathname, search }: Location, language: Language): void {
  const center = parseCenter(matchPath(imagesPath, pathname)?.params.center);
  if (center === null) return;
  const state = parseListState(new URLSearchParams(search), rememberedSize);
  const context = { center, language };
  void (state.view === 'images'
    ? queryClient.prefetchQuery(actionQuery(context, 'DescribeImageInstances', imagesRequest(state)))
    : queryClient.prefetchQuery(actionQuery(context, 'DescribeImageRepoDetailList', repositoriesRequest(state))));
}
