import { scryptSync } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/** @import { ThreadReply } from '../../concurrency/requestReplyThread.ts' */
/** @import { HashRequest } from './passwordThread.ts' */

/**
 * Derives keys in a thread of its own: scrypt takes a tenth of a second or more, and the threads that libuv lends for it are the
 * ones that read files. JavaScript, checked like the rest: each thread would load what takes types off for itself.
 */
parentPort?.on('message', (/** @type {HashRequest} */ { password, salt, keyLength, N, r, p }) => {
  parentPort?.postMessage(derived(password, salt, keyLength, { N, r, p, maxmem: 256 * N * r }));
});

/**
 * @param {string} password
 * @param {Uint8Array} salt
 * @param {number} keyLength
 * @param {import('node:crypto').ScryptOptions} options
 * @returns {ThreadReply<Uint8Array>}
 */
function derived(password, salt, keyLength, options) {
  try {
    return { answer: scryptSync(password, salt, keyLength, options) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
