import type { Locale } from '#contract/language.ts';

interface Texts {
  readonly title: string;
  readonly advice: string;
  readonly reload: string;
}

const texts = import.meta.glob<Texts>('../locales/*/notLoaded.ts', { eager: true, import: 'default' });

/** Says that the console could not be loaded at all, without any of it: what stands here came with the page itself. */
export function showNotLoaded(locale: Locale): void {
  const words = texts[`../locales/${locale}/notLoaded.ts`];
  if (words === undefined) return;
  document.documentElement.lang = locale;
  const title = document.createElement('h1');
  title.textContent = words.title;
  const advice = document.createElement('p');
  advice.textContent = words.advice;
  const reload = document.createElement('button');
  reload.textContent = words.reload;
  reload.addEventListener('click', () => window.location.reload());
  const trouble = document.createElement('div');
  trouble.setAttribute('role', 'alert');
  trouble.style.cssText = 'max-width: 40rem; margin: 12vh auto; padding: 0 1rem; font-family: sans-serif';
  trouble.append(title, advice, reload);
  document.getElementById('root')?.replaceChildren(trouble);
}
