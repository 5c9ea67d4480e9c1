import type { Answer, IncomingCall } from './answer.ts';
import type { Fault } from './faults.ts';

/** Parameters that number or continue the pages of a list, in any registry's API. */
const pageNumber = /([?&](?:page|PageNo|Page)=)\d+/g;
const cursor = /[?&]next_page=[^&]*/g;

/** The call as the registry's logic gets to see it: the first page, whichever was asked for. */
export function tamperedCall(call: IncomingCall, faults: readonly Fault[]): IncomingCall {
  if (!faults.some(({ kind }) => kind === 'firstPageAgain')) return call;
  return { ...call, target: call.target.replace(pageNumber, '$11').replace(cursor, '') };
}

/** The answer with what the faults change about its headers and its JSON. */
export function tamperedAnswer(answer: Answer, faults: readonly Fault[]): Answer {
  let changed = answer;
  for (const fault of faults) {
    if (fault.kind === 'header') changed = { ...changed, headers: { ...changed.headers, [fault.name]: fault.value } };
    if (fault.kind === 'field') changed = withJson(changed, (json) => withField(json, fault.name, fault.value));
    if (fault.kind === 'shortened') changed = withJson(changed, (json) => shortened(json, fault.by));
  }
  return changed;
}

function withJson(answer: Answer, change: (json: unknown) => unknown): Answer {
  try {
    return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) };
  } catch {
    return answer;
  }
}

function withField(json: unknown, name: string, value: unknown): unknown {
  if (Array.isArray(json)) return json.map((element) => withField(element, name, value));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, held]) => [key, key === name ? value : withField(held, name, value)]),
  );
}

/** The list itself, or the lists that are fields of an object that wraps them. */
function shortened(json: unknown, by: number): unknown {
  if (Array.isArray(json)) return json.slice(0, Math.max(0, json.length - by));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, held]) => [key, Array.isArray(held) ? shortened(held, by) : held]),
  );
}
