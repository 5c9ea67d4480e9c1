import * as z from 'zod/mini';

/** Which requests a fault hits; with nothing given, all. */
const scope = {
  /** A regular expression on the request target, such as `/artifacts`. */
  path: z.optional(z.string().check(z.refine(isPattern, { error: 'not a regular expression' }))),
  /** Only every n-th matching request. */
  every: z.optional(z.int().check(z.positive())),
  /** Only so many times; then the fault is over. */
  times: z.optional(z.int().check(z.positive())),
};

const milliseconds = z.number().check(z.nonnegative(), z.maximum(600_000));

/** Everything a simulator can do wrong on demand. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slow'), ms: milliseconds, ...scope }),
  /** In the registry's own error format where it answers with that status itself, else as its front proxy's page. */
  z.object({ kind: z.literal('status'), status: z.int().check(z.minimum(400), z.maximum(599)), ...scope }),
  /** 429; `retryAfter` in seconds, or a date, as the header is written. */
  z.object({ kind: z.literal('rateLimited'), retryAfter: z.optional(z.union([z.number(), z.string()])), ...scope }),
  /** Cuts the connection: before any header, or after so many bytes of the body. */
  z.object({ kind: z.literal('cut'), afterBytes: z.optional(z.int().check(z.nonnegative())), ...scope }),
  /** Takes the request and never answers. */
  z.object({ kind: z.literal('hang'), ...scope }),
  /** A right status and content type over a body that stops in the middle of the JSON. */
  z.object({ kind: z.literal('brokenJson'), ...scope }),
  /** A page of some proxy instead of the API: HTML, with 200 unless given. */
  z.object({
    kind: z.literal('html'),
    status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
    title: z.optional(z.string()),
    ...scope,
  }),
  /** A right head over a body that goes on for so many megabytes. */
  z.object({ kind: z.literal('flood'), megabytes: z.int().check(z.positive(), z.maximum(1_000)), ...scope }),
  /** A byte of the body every so many milliseconds. */
  z.object({ kind: z.literal('drip'), ms: milliseconds, ...scope }),
  z.object({ kind: z.literal('redirect'), to: z.string(), ...scope }),
  /** Another value for a header; the `Link` of a list, say, that leads to another host. */
  z.object({ kind: z.literal('header'), name: z.string(), value: z.string(), ...scope }),
  /** Another value for a field of the JSON body, at whatever depth it stands. */
  z.object({ kind: z.literal('field'), name: z.string(), value: z.unknown(), ...scope }),
  /** Lists lose their last elements, while the totals stay as they are. */
  z.object({ kind: z.literal('shortened'), by: z.int().check(z.positive()), ...scope }),
  /** Every page of a list is its first, as with a cursor that has expired. */
  z.object({ kind: z.literal('firstPageAgain'), ...scope }),
  /** This JSON in place of the registry's own answer, for what only one kind of registry says. */
  z.object({
    kind: z.literal('answer'),
    status: z.int().check(z.minimum(200), z.maximum(599)),
    body: z.unknown(),
    headers: z.optional(z.record(z.string(), z.string())),
    ...scope,
  }),
  z.object({ kind: z.literal('nonAdmin'), ...scope }),
  z.object({ kind: z.literal('wrongPassword'), ...scope }),
  /** Quay: every token is unknown, so who brings one is nobody. */
  z.object({ kind: z.literal('deadToken'), ...scope }),
  /** Quay: the cursor of a list is too old. */
  z.object({ kind: z.literal('staleCursor'), ...scope }),
]);
export type Fault = z.infer<typeof faultSchema>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** The faults of one simulator; they can be changed while it runs. */
export class Faults {
  #rules: { fault: Fault; matched: number; used: number }[] = [];

  /** Replaces whatever was set; with no argument, everything works again. */
  set(...faults: readonly Fault[]): void {
    this.#rules = faults.map((fault) => ({ fault, matched: 0, used: 0 }));
  }

  clear(): void {
    this.set();
  }

  get current(): readonly Fault[] {
    return this.#rules.map(({ fault }) => fault);
  }

  /** The faults that hit this request; counts it for `every` and `times`. */
  hitting(target: string): Fault[] {
    const hits: Fault[] = [];
    for (const rule of this.#rules) {
      const { path, every = 1, times = Number.POSITIVE_INFINITY } = rule.fault;
      if (path !== undefined && !new RegExp(path).test(target)) continue;
      rule.matched += 1;
      if (rule.matched % every !== 0 || rule.used >= times) continue;
      rule.used += 1;
      hits.push(rule.fault);
    }
    return hits;
  }
}
