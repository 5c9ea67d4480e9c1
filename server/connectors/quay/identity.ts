/** What a Quay says of itself to anybody. */
export interface Identity {
  readonly status: number;
  /** Told from 3.16 on, such as `Quay v3.17.0`. */
  readonly serverVersion: string | null;
  /** What the token endpoint has to be asked for: the configured host name, whatever ours is. */
  readonly service: string;
  /** People sign in at another server, so the password may be right and yet refused here. */
  readonly signsInElsewhere: boolean;
  /** False where its scanner is switched off: it answers 404 to whoever asks for a report. */
  readonly scans: boolean;
}
