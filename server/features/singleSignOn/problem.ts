import type { SingleSignOnProblem } from '#contract/access/singleSignOn.ts';

/** Why nobody is signed in by the identity provider, as the person is told. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: SingleSignOnProblem;

  constructor(problem: SingleSignOnProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}
