import type { Answer } from '../http/answer.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';

/** What a registry holds, as whoever asks may see it. */
export interface View {
  /** By the name that stands in the path. */
  repositoryNamed(name: string): Repository | undefined;
  /** The names of all that a catalog shows. */
  names(): readonly string[];
}

/** Of whoever may see all. */
export function viewOf(world: World): View {
  return {
    repositoryNamed: (name) => world.repositoryNamed(name),
    names: () => [...world.repositories].map(({ fullName }) => fullName),
  };
}

/** Where servers of the distribution API differ from one another. */
export interface Dialect {
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** How its lists are labelled. */
  readonly listType: string;
  /** Of that to `/v2/` alone. */
  readonly rootHeaders: Readonly<Record<string, string>>;
  /** Of answers that hold a manifest or a blob. */
  readonly contentHeaders: (digest: string) => Readonly<Record<string, string>>;
  readonly blobHeaders: Readonly<Record<string, string>>;
  readonly tagsArePaged: boolean;
  /** What is made of an `n` that is no usable number or too large; the number of names otherwise. */
  readonly catalogSize: (n: string | null) => number | Answer;
  /** The query of a `Link` to the next page. */
  readonly nextQuery: (n: number, last: string) => string;
  readonly missing: {
    /** `manifest`: what was asked for in it, where it was one. */
    readonly repository: (name: string, manifest: string | null) => Answer;
    readonly manifest: (name: string, reference: string) => Answer;
    readonly blob: (digest: string) => Answer;
  };
  /** What a manifest of a type that the caller does not accept is answered with; null where it is sent all the same. */
  readonly notAccepted: (mediaType: string, accept: string) => Answer | 'schema1' | null;
  readonly referrers: () => Answer;
}

export const jsonType = 'application/json; charset=utf-8';

export function json(status: number, body: unknown, type: string = jsonType): Answer {
  return { status, headers: { 'Content-Type': type }, body: `${JSON.stringify(body)}\n` };
}

/** A refusal as the distribution API writes it. */
export function refusal(status: number, code: string, message: string, more: object = {}): Answer {
  return json(status, { errors: [{ code, message, ...more }] });
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
