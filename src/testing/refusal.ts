import { HttpResponse } from 'msw/http';
import { adviceFor } from '#contract/failures/advice.ts';
import { type ErrorBody, type ErrorCode, errorFacts } from '#contract/failures/errors.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { Language } from '#contract/language.ts';

/** What a mocked action throws to be refused as the server would refuse it. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly detail: Failure | undefined;
  readonly issues: ErrorBody['Issues'];

  constructor(code: ErrorCode, facts: { detail?: Failure; issues?: ErrorBody['Issues'] } = {}) {
    super(code);
    this.code = code;
    this.detail = facts.detail;
    this.issues = facts.issues;
  }

  static registry(detail: Failure): Refusal {
    return new Refusal(detail.code, { detail });
  }

  answer(language: Language): HttpResponse<ErrorBody> {
    const facts = errorFacts[this.code];
    const advice = this.detail === undefined ? facts.advice : adviceFor(this.detail);
    const body: ErrorBody = {
      Code: this.code,
      Message: facts.message[language],
      Recommend: advice[language],
      RequestId: crypto.randomUUID().toUpperCase(),
      HostId: 'mooring',
      Issues: this.issues,
      Detail: this.detail,
    };
    return HttpResponse.json(body, { status: facts.status });
  }
}
