import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { languageOf } from '../api/language.ts';
import { sessionQuery } from '../features/session/useSession.ts';
import { App } from './App.tsx';
import { AppRouter } from './AppRouter.tsx';
import { askForFirstRows } from './askForFirstRows.ts';
import { loadAntdLocale } from './i18n/antdLocales.ts';
import { startI18n } from './i18n/i18n.ts';
import type { Locale } from './i18n/locale.ts';
import { createQueryClient } from './queryClient.ts';
import { createRouter } from './router.tsx';
import './page.css';

// The page's policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true });

async function startMock(): Promise<void> {
  if (import.meta.env.MODE !== 'mock') return;
  const { startWorker } = await import('../testing/demo/startWorker.ts');
  await startWorker();
}

/** Puts the page together and shows it, in the visitor's language. */
export async function start(locale: Locale): Promise<void> {
  const language = languageOf(locale);
  const queryClient = createQueryClient();
  const router = createRouter();
  const askEarly = async () => {
    const { userName } = await queryClient.fetchQuery(sessionQuery(language));
    if (userName) askForFirstRows(queryClient, router.state.location, language);
  };
  // Under way while texts load; if it fails, the page itself says so.
  const mock = startMock().then(() => void askEarly().catch(() => undefined));
  const [antdLocale] = await Promise.all([loadAntdLocale(locale), startI18n(locale), mock]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no #root');
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} antdLocale={antdLocale}>
        <AppRouter router={router} />
      </App>
    </StrictMode>,
  );
}
