/** Single sign-on by an identity provider (OIDC): two routes that a browser is led through, beside the actions. */

/** `GET <startPath>?to=<path of the console>` leads to the provider; the page is at `to` again once somebody is signed in. */
export const startPath = '/api/oidc/start';

/** Where the provider leads back to. Registered there as `<address of the console><callbackPath>`. */
export const callbackPath = '/api/oidc/callback';

/** Why nobody was signed in. */
const singleSignOnProblems = [
  /** The provider does not answer, or not as one. */
  'ProviderAway',
  /** It knows this server by another client id or secret. */
  'ClientRefused',
  /** It did not let the person in. */
  'Refused',
  /** Nothing was begun in this browser, too long ago, or it was ended already. */
  'Interrupted',
  /** What it said failed a check: signature, issuer, audience, nonce, time. */
  'AnswerInvalid',
  /** No role here belongs to what it says of the person. */
  'NoRole',
  /** It gives the person no name that a user may have. */
  'NoName',
  /** Another user has the name. */
  'NameTaken',
  'Disabled',
  'TooManyUsers',
  /** Too many sign-ins at once. */
  'Busy',
  'ServerError',
] as const;
export type SingleSignOnProblem = (typeof singleSignOnProblems)[number];

const name = 'single-sign-on';

/** As the sign-in page is told: a fragment, which stays in the browser. */
export function fragmentOf(problem: SingleSignOnProblem): string {
  return `#${name}=${problem}`;
}

/** Null for any other fragment. */
export function problemIn(fragment: string): SingleSignOnProblem | null {
  return singleSignOnProblems.find((problem) => fragmentOf(problem) === fragment) ?? null;
}
