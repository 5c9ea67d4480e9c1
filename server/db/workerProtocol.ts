/** What the database threads are started with. */
export interface WorkerOptions {
  readonly path: string;
  readonly readOnly: boolean;
  readonly cacheKib: number;
}

export interface WorkerRequest {
  readonly id: number;
  readonly sql: string;
  /** The statement is run once for each of these lists of parameters. */
  readonly rows: readonly (readonly unknown[])[];
}

export type WorkerReply =
  | { readonly id: number; readonly rows: unknown[]; readonly changes?: bigint; readonly insertId?: bigint }
  | { readonly id: number; readonly error: { readonly message: string; readonly errcode: number } };

/** SQLite refused a statement; `errcode` is its extended result code. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  readonly errcode: number;

  constructor(message: string, errcode: number) {
    super(message);
    this.errcode = errcode;
  }
}

/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof SqliteError && (error.errcode === 2067 || error.errcode === 1555);
}

/** SQLITE_FULL: what was under way is rolled back. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof SqliteError && error.errcode === 13;
}

/** There was nothing to commit or to roll back. */
export function isWithoutTransaction(error: unknown): boolean {
  return error instanceof SqliteError && /no transaction is active/.test(error.message);
}
