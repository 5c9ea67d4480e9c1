export interface HttpLimits {
  readonly connectTimeoutMs: number;
  /** Of a whole call, from the first byte out to the last byte in. */
  readonly callTimeoutMs: number;
  /** No call may ask for longer. */
  readonly longestCallMs: number;
  /** Of an answer, by its kind. */
  readonly maxBodyBytes: Readonly<Record<AnswerKind, number>>;
  /** Of the large answers that are under way at the same time, of all registries. */
  readonly largeAnswersBytes: number;
  readonly connections: number;
  /** Before a GET that may pass by itself goes out again, each time. */
  readonly retryWaitsMs: readonly number[];
}

/**
 * `small`: one thing, such as a user; `page`: of a list; `wholeList`: one without pages; `report`: what a scanner found in one
 * image; `manifest` and `configuration` of an image.
 */
export type AnswerKind = 'small' | 'page' | 'wholeList' | 'report' | 'manifest' | 'configuration';

const megabyte = 1024 * 1024;

export const defaultLimits: HttpLimits = {
  connectTimeoutMs: 5_000,
  callTimeoutMs: 30_000,
  longestCallMs: 60_000,
  maxBodyBytes: {
    small: megabyte,
    page: 16 * megabyte,
    wholeList: 48 * megabyte,
    report: 48 * megabyte,
    // Registries take no larger ones (OCI distribution 1.1, "Pushing Manifests").
    manifest: 4 * megabyte,
    configuration: 8 * megabyte,
  },
  largeAnswersBytes: 64 * megabyte,
  connections: 6,
  retryWaitsMs: [250, 1_000, 3_000],
};
