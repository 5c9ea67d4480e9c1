import { HttpResponse } from 'msw/http';
import { adviceFor } from '#contract/failures/advice.ts';
import { type ErrorBody, type ErrorCode, errorFacts } from '#contract/failures/errors.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { Translate } from '#contract/translation.ts';

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

  answer(translate: Translate): HttpResponse<ErrorBody> {
    const body: ErrorBody = {
      Code: this.code,
      Message: translate(`errors:message.${this.code}`),
      Recommend:
        this.detail === undefined ? translate(`errors:advice.${this.code}`) : adviceFor(this.detail, translate),
      RequestId: crypto.randomUUID().toUpperCase(),
      HostId: 'mooring',
      Issues: this.issues,
      Detail: this.detail,
    };
    return HttpResponse.json(body, { status: errorFacts[this.code].status });
  }
}
