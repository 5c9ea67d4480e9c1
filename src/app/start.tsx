import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { type Location, matchPath } from 'react-router';
import * as z from 'zod/mini';
import { fallbackLanguage, type Language, type Locale, languageOf } from '#contract/language.ts';
import { parseCenter } from '../api/center.ts';
import { actionQuery } from '../api/useActionQuery.ts';
import { sessionQuery } from '../api/useSession.ts';
import { rememberedSize } from '../features/images/list/state/listPreferences.ts';
import { imagesRequest, repositoriesRequest } from '../features/images/list/state/listRequests.ts';
import { isListView, pageViewOf, parseListState } from '../features/images/list/state/listState.ts';
import { App } from './App.tsx';
import { AppRouter } from './AppRouter.tsx';
import { type Demo, DemoContext } from './DemoContext.ts';
import { loadAntdLocale } from './i18n/antdLocales.ts';
import { startI18n } from './i18n/i18n.ts';
import { imagesPath } from './paths.ts';
import { createQueryClient } from './queryClient.ts';
import { createRouter } from './router.tsx';
import './page.css';
import './theme/forcedColors.css';
import './theme/print.css';

// The page's policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true });

/** The frame waits so long for the first rows, ms: drawn without them it would be drawn twice, and the rows come a third later. */
const frameWaitsMs = 100;

/** Asks for the rows that a visit begins with, while the page that will show them is still put together. */
async function prefetchFirstRows(
  queryClient: QueryClient,
  { pathname, search }: Location,
  language: Language,
): Promise<void> {
  const center = parseCenter(matchPath(imagesPath, pathname)?.params.center);
  if (center === null) return;
  const params = new URLSearchParams(search);
  if (!isListView(pageViewOf(params))) return;
  const state = parseListState(params, rememberedSize);
  const context = { center, language };
  await (state.view === 'images'
    ? queryClient.prefetchQuery(actionQuery(context, 'DescribeImageInstances', imagesRequest(state)))
    : queryClient.prefetchQuery(actionQuery(context, 'DescribeImageRepoDetailList', repositoriesRequest(state))));
}

/** Puts the page together and shows it, in the visitor's language. Only the mocked build brings a demo. */
export async function start(locale: Locale, starting: Promise<Demo | null>): Promise<Root> {
  const language = languageOf(locale) ?? fallbackLanguage;
  const queryClient = createQueryClient();
  const router = createRouter();
  const askEarly = async () => {
    const { userName } = await queryClient.fetchQuery(sessionQuery(language));
    if (userName) await prefetchFirstRows(queryClient, router.state.location, language);
  };
  // Under way while texts load; if it fails, the page itself says so.
  const firstRows = starting.then(askEarly).catch(() => undefined);
  const [demo, antdLocale] = await Promise.all([starting, loadAntdLocale(locale), startI18n(locale)]);
  await Promise.race([firstRows, new Promise((resolve) => setTimeout(resolve, frameWaitsMs))]);
  const element = document.getElementById('root');
  if (element === null) throw new Error('No #root');
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <App queryClient={queryClient} antdLocale={antdLocale}>
        <DemoContext value={demo}>
          <AppRouter router={router} />
        </DemoContext>
      </App>
    </StrictMode>,
  );
  return root;
}
