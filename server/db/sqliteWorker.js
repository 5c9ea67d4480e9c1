import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** @import { SQLInputValue, StatementSync } from 'node:sqlite' */
/** @import { WorkerOptions, WorkerReply, WorkerRequest } from './workerProtocol.ts' */

/**
 * Runs statements in a thread of its own: `node:sqlite` is synchronous, and a long query here never
 * holds the event loop that answers the browser. JavaScript, checked like the rest: each thread would
 * load what takes types off for itself, which is 12 MB.
 * @type {WorkerOptions}
 */
const options = workerData;
const database = new DatabaseSync(options.path, { readOnly: options.readOnly });

database.exec('PRAGMA busy_timeout = 10000');
database.exec('PRAGMA foreign_keys = ON');
database.exec('PRAGMA temp_store = MEMORY');
database.exec(`PRAGMA cache_size = -${options.cacheKib}`);
if (!options.readOnly) {
  // WAL: readers never wait for the writer. NORMAL survives a killed process; a power cut may lose the
  // last commits but never tears one.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  // 32 MB of log before it goes into the file: rows of a sync land all over the indexes, and a page that
  // changes a hundred times is then written back once.
  database.exec('PRAGMA wal_autocheckpoint = 8000');
}

/** @type {Map<string, StatementSync>} */
const preparedStatements = new Map();
const maxPreparedStatements = 200;

/** @param {string} sql */
function prepare(sql) {
  const known = preparedStatements.get(sql);
  if (known !== undefined) return known;
  const statement = database.prepare(sql);
  if (preparedStatements.size >= maxPreparedStatements) {
    const oldest = preparedStatements.keys().next().value;
    if (oldest !== undefined) preparedStatements.delete(oldest);
  }
  preparedStatements.set(sql, statement);
  return statement;
}

/**
 * SQLite has no booleans, and `node:sqlite` refuses them.
 * @param {unknown} value
 */
function bind(value) {
  return typeof value === 'boolean' ? Number(value) : /** @type {SQLInputValue} */ (value);
}

/**
 * @param {WorkerRequest} request
 * @returns {WorkerReply}
 */
function run({ id, sql, rows }) {
  const statement = prepare(sql);
  // A statement that answers rows (SELECT, or RETURNING) must be read, or its rows are lost in silence.
  if (statement.columns().length > 0) return { id, rows: rows.flatMap((row) => statement.all(...row.map(bind))) };
  const done = rows.map((row) => statement.run(...row.map(bind)));
  const changes = done.reduce((sum, one) => sum + Number(one.changes), 0);
  return { id, rows: [], changes: BigInt(changes), insertId: BigInt(done.at(-1)?.lastInsertRowid ?? 0) };
}

parentPort?.on('message', (/** @type {WorkerRequest | 'close'} */ request) => {
  if (request === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(request));
});

/**
 * @param {WorkerRequest} request
 * @returns {WorkerReply}
 */
function answer(request) {
  try {
    return run(request);
  } catch (error) {
    const { message, errcode } = /** @type {Error & { errcode?: number }} */ (error);
    return { id: request.id, error: { message, errcode: errcode ?? 0 } };
  }
}
