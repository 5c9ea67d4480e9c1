/** A request that a simulator has seen. */
export interface LoggedRequest {
  readonly method: string;
  /** The target exactly as it was sent, query included. */
  readonly path: string;
  /** The user name that was given, right or wrong; null without one. */
  readonly user: string | null;
  /** Null where no status was ever sent: cut or hanging. */
  readonly status: number | null;
}

/** Long runs must not fill the memory: beyond this many the older half is dropped. */
const longestLog = 200_000;

export function record(log: LoggedRequest[], request: LoggedRequest): void {
  if (log.length >= longestLog) log.splice(0, longestLog / 2);
  log.push(request);
}
