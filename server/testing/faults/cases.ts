import type { ErrorCode } from '#contract/failures/errors.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { FaultyKind } from './kinds.ts';

/**
 * What must come of a fault, beside that nothing is lost. `fails`: the registry is failing by one of the
 * codes. `incomplete`: what was not understood is counted and logged, and the list is called incomplete.
 * `bears`: the registry stays well; what it says is taken as it says it. `either`: it stays well, or fails by name.
 */
type Outcome =
  | { readonly kind: 'fails'; readonly codes: readonly ErrorCode[] }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'bears' }
  | { readonly kind: 'either'; readonly codes: readonly ErrorCode[] };

export interface FaultCase {
  readonly name: string;
  readonly faults: (kind: FaultyKind) => readonly Fault[];
  readonly outcome: Outcome;
  /** The registry tells of other images than before, and what is stored follows it. */
  readonly tellsOthers?: boolean;
  /** Where the fault cannot show by the registry's own API. */
  readonly appliesTo?: (kind: FaultyKind) => boolean;
  /** Run alone, and held to the memory that it may take. */
  readonly isLarge?: boolean;
  /** Also run in the short form, for every kind. */
  readonly always?: boolean;
}

const failsBy = (...codes: ErrorCode[]): Outcome => ({ kind: 'fails', codes });
const onImages = (fault: Fault) => (kind: FaultyKind) => [{ ...fault, path: kind.lists.images }];
const onRepositories = (fault: Fault) => (kind: FaultyKind) => [{ ...fault, path: kind.lists.repositories }];
const onField =
  (field: keyof FaultyKind['fields'], value: unknown) =>
  ({ fields }: FaultyKind): Fault[] => {
    const fault = fields[field]?.(value);
    return fault === undefined ? [] : [fault];
  };
const onTime =
  (which: 'ancient' | 'future') =>
  ({ time, lists }: FaultyKind): Fault[] =>
    time === null ? [] : [{ kind: 'field', name: time.field, value: time[which], path: lists.images }];
const hasSizes = ({ fields }: FaultyKind) => fields.size !== null;
const hasTimes = ({ time }: FaultyKind) => time !== null;
const hasHeaders = ({ totals }: FaultyKind) => totals === 'header';

const incomplete: Outcome = { kind: 'incomplete' };
const bears: Outcome = { kind: 'bears' };
const broken = failsBy('RegistryFailure');

/** Every bad input of a registry, each a promise about what comes of it. */
export const cases: readonly FaultCase[] = [
  { name: 'JSON that ends in the middle', faults: onImages({ kind: 'brokenJson' }), outcome: broken, always: true },
  { name: 'HTML where JSON belongs', faults: onRepositories({ kind: 'html' }), outcome: broken },
  { name: 'a body of 100 MB', faults: onImages({ kind: 'flood', megabytes: 100 }), outcome: broken, isLarge: true },
  {
    name: 'a byte every second',
    faults: onImages({ kind: 'drip', ms: 1_000 }),
    outcome: failsBy('NetworkConnectError'),
  },
  { name: 'no answer at all', faults: onImages({ kind: 'hang' }), outcome: failsBy('NetworkConnectError') },
  {
    name: 'pages that never end',
    faults: (kind) => [
      { kind: 'firstPageAgain', path: kind.lists.repositories },
      { kind: 'header', name: 'X-Total-Count', value: '100000', path: kind.lists.repositories },
    ],
    outcome: incomplete,
    appliesTo: hasHeaders,
  },
  {
    name: 'a next page at another host',
    faults: onRepositories({ kind: 'header', name: 'Link', value: '<http://169.254.169.254/x?page=2>; rel="next"' }),
    outcome: bears,
    appliesTo: hasHeaders,
  },
  {
    name: 'a redirect to the cloud’s metadata',
    faults: onImages({ kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data/' }),
    outcome: broken,
  },
  {
    name: 'a list that lacks what the total promises',
    faults: onRepositories({ kind: 'shortened', by: 1 }),
    outcome: incomplete,
    appliesTo: ({ totals }) => totals !== 'none',
    always: true,
  },
  { name: 'a tag with control characters', faults: onField('tag', 'a\u0000\u001b[31m'), outcome: incomplete },
  { name: 'a tag of 5,000 characters', faults: onField('tag', 'x'.repeat(5_000)), outcome: incomplete },
  ...['../../etc', '🚢', '<img src=x onerror=alert(1)>'].map(
    (tag): FaultCase => ({
      name: `every tag named ${tag}`,
      faults: onField('tag', tag),
      // Where a repository's tags are told apart by their names, as many as one of the same name is no whole list.
      outcome: { kind: 'either', codes: ['RegistryFailure'] },
      tellsOthers: true,
    }),
  ),
  { name: 'digests of a wrong form', faults: onField('digest', 'sha256:xyz'), outcome: incomplete, always: true },
  {
    name: 'scans that nobody understands',
    faults: ({ oddScans }) => (oddScans === null ? [] : [oddScans]),
    outcome: incomplete,
    appliesTo: ({ oddScans }) => oddScans !== null,
    always: true,
  },
  { name: 'negative sizes', faults: onField('size', -1), outcome: incomplete, appliesTo: hasSizes },
  { name: 'sizes of 2^60', faults: onField('size', 2 ** 60), outcome: incomplete, appliesTo: hasSizes },
  { name: 'a clock in the year 1', faults: onTime('ancient'), outcome: bears, appliesTo: hasTimes },
  { name: 'a clock in the year 9999', faults: onTime('future'), outcome: bears, appliesTo: hasTimes },
  {
    name: '429 with Retry-After',
    faults: onImages({ kind: 'rateLimited', retryAfter: 600 }),
    outcome: failsBy('RegistryRateLimited'),
    always: true,
  },
  {
    name: '429 without Retry-After',
    faults: onImages({ kind: 'rateLimited' }),
    outcome: failsBy('RegistryRateLimited'),
  },
  {
    name: '503 with Retry-After',
    faults: onImages({ kind: 'answer', status: 503, body: {}, headers: { 'retry-after': '600' } }),
    outcome: broken,
  },
  {
    name: '500 at every third request',
    faults: () => [{ kind: 'status', status: 500, every: 3 }],
    outcome: { kind: 'either', codes: ['RegistryFailure'] },
  },
  { name: 'connections cut before a byte', faults: onImages({ kind: 'cut' }), outcome: failsBy('NetworkConnectError') },
  ...[0, 1, 40].map(
    (afterBytes): FaultCase => ({
      name: `connections cut after ${afterBytes} bytes`,
      faults: onImages({ kind: 'cut', afterBytes }),
      outcome: failsBy('NetworkConnectError'),
    }),
  ),
  {
    name: 'a password or a token that was changed there',
    faults: ({ refusal }) => [refusal],
    outcome: failsBy('FailedToVerifyUsernameOrPwd'),
    always: true,
  },
  {
    name: 'an account that lost its role',
    faults: () => [{ kind: 'nonAdmin' }],
    outcome: failsBy('UserDoesNotHaveAdminRole'),
  },
];
