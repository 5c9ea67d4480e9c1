import type { Context } from 'hono';
import { html } from 'hono/html';
import { languages, locales } from '#contract/language.ts';
import type { ActionError } from '../domain/actionError.ts';
import { translatorOf } from '../domain/translators.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** What a person sees who opens an address that is refused: in every language, since the console cannot ask for one. */
export function guardPage(context: Context<HttpEnvironment>, error: ActionError) {
  const sections = languages.map((language) => {
    const translate = translatorOf(language);
    return html`<section lang="${locales[language]}"><h1>${translate(`errors:message.${error.code}`)}</h1><p>${error.advice(translate)}</p></section>`;
  });
  context.header('Cache-Control', 'no-store');
  return context.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Mooring</title>
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:44em;margin:10vh auto;padding:0 1em;overflow-wrap:anywhere}h1{font-size:1.25em}</style></head>
<body><main>${sections}</main></body></html>`,
    error.status,
  );
}
