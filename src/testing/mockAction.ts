import { HttpResponse, http } from 'msw/http';
import * as z from 'zod/mini';
import { type ActionName, type AnswerOf, actions, type ParsedRequestOf } from '#contract/actions/actions.ts';
import { type Center, centerSchema, defaultCenter } from '#contract/center.ts';
import { issueText } from '#contract/issues.ts';
import { languages } from '#contract/language.ts';
import type { Translate } from '#contract/translation.ts';
import { Refusal } from './refusal.ts';
import { translatorOf } from './translators.ts';

interface MockedCall<Name extends ActionName> {
  params: ParsedRequestOf<Name>;
  center: Center;
  translate: Translate;
}

/** Answers with the action's fields, or throws a Refusal. */
type MockResolver<Name extends ActionName> = (call: MockedCall<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;

/**
 * Mocks one action as the server would behave at its door: a request that the contract does not accept
 * is IllegalParam, and an answer that the contract does not know is an error in the test.
 */
export function mockAction<Name extends ActionName>(
  action: Name,
  resolver: MockResolver<Name>,
  options: { once?: boolean } = {},
) {
  return http.post(
    `/api/${action}`,
    async ({ request }) => {
      const body: unknown = await request.json();
      const translate = translatorIn(body);
      const center = centerIn(new URL(request.url));
      try {
        const params = parseRequest(action, body, translate);
        const answer = { ...(await resolver({ params, center, translate })), RequestId: crypto.randomUUID() };
        return HttpResponse.json(z.parse(actions[action].response, answer));
      } catch (error) {
        if (error instanceof Refusal) return error.answer(translate);
        throw error;
      }
    },
    options,
  );
}

function parseRequest<Name extends ActionName>(
  action: Name,
  body: unknown,
  translate: Translate,
): ParsedRequestOf<Name> {
  const parsed = z.safeParse(actions[action].request, body);
  // The table's entry for `Name` parsed it; TypeScript cannot follow one entry through the union of all.
  if (parsed.success) return parsed.data as ParsedRequestOf<Name>;
  throw new Refusal('IllegalParam', {
    issues: parsed.error.issues.map((issue) => ({
      path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
      message: issueText(issue.message, translate),
    })),
  });
}

/** Speaks the language that a request asks for. */
export function translatorIn(body: unknown): Translate {
  const parsed = z.safeParse(z.object({ Lang: z.enum(languages) }), body);
  return translatorOf(parsed.success ? parsed.data.Lang : 'zh');
}

function centerIn(url: URL): Center {
  const parsed = z.safeParse(centerSchema, url.searchParams.get('center'));
  return parsed.success ? parsed.data : defaultCenter;
}
