import { html } from 'hono/html';
import { languages, locales } from '#contract/language.ts';
import type { ActionError } from '../domain/actionError.ts';
import { translatorOf } from '../domain/translators.ts';

/** What a person sees whose browser is refused at the door: in every language, since the console cannot ask for one. */
export function errorPage(error: ActionError): string {
  const sections = languages.map((language) => {
    const translate = translatorOf(language);
    return html`<section lang="${locales[language]}"><h1>${translate(`errors:message.${error.code}`)}</h1><p>${error.advice(translate)}</p></section>`;
  });
  return String(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Mooring</title>
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:44em;margin:10vh auto;padding:0 1em;overflow-wrap:anywhere}h1{font-size:1.25em}</style></head>
<body><main>${sections}</main></body></html>`,
  );
}
