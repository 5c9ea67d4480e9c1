import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Fields that may hold a secret, wherever they stand: never written, whoever logs the object. */
const secretFields = [
  'password',
  'Password',
  'authToken',
  'AuthToken',
  'Token',
  'ExtraParam',
  'authorization',
  'cookie',
];

export function createLog(format: 'json' | 'pretty'): Logger {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: secretFields.flatMap((field) => [field, `*.${field}`]),
  };
  return format === 'json' ? pino(options) : pino(options, pretty({ sync: true, ignore: 'requestId' }));
}
