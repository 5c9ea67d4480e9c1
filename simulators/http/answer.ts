/** What an endpoint answers, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** What came in, with the target exactly as it was sent: encodings in it carry meaning. */
export interface IncomingCall {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Handled {
  readonly answer: Answer;
  /** The name that was given as user, right or wrong; null without one. */
  readonly user: string | null;
}

/** One kind of registry, as a function of the request. */
export type Handler = (call: IncomingCall, active: FaultView) => Promise<Handled>;

/** Faults that the registry's own logic has to know of. */
export interface FaultView {
  /** Every right login counts as an ordinary, non-admin account. */
  readonly nonAdmin: boolean;
  /** Every login is refused as if its password were wrong. */
  readonly wrongPassword: boolean;
  /** Every token is unknown. */
  readonly deadToken: boolean;
  /** Every cursor is too old. */
  readonly staleCursor: boolean;
}
