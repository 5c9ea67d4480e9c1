import pino, { type DestinationStream, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { escapeControls } from './domain/escapeControls.ts';

/** Fields that may hold a secret, wherever they stand: never written, whoever logs the object. */
const secretFields = [
  'password',
  'Password',
  'authToken',
  'AuthToken',
  'AccessKeySecret',
  'Token',
  'ExtraParam',
  'CaCertificate',
  'authorization',
  'cookie',
];

/** Logs to `destination`, by default the standard output. */
export function createLog(format: 'json' | 'pretty', destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: secretFields.flatMap((field) => [field, `*.${field}`]),
    hooks: { streamWrite: withVisibleControls },
  };
  if (format === 'json') return pino(options, destination);
  const prettify = prettyFactory({ ignore: 'requestId' });
  return pino(options, { write: (line) => destination.write(prettify(line)) });
}

/** A line of JSON with all its texts made visible, whoever wrote them: the one place that every entry passes. */
function withVisibleControls(line: string): string {
  return `${JSON.stringify(JSON.parse(line, visibleValue))}\n`;
}

function visibleValue(key: string, value: unknown): unknown {
  // A stack is lines: they are indented where it is shown.
  if (typeof value === 'string')
    return key === 'stack' ? value.split('\n').map(escapeControls).join('\n') : escapeControls(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [escapeControls(name), each]));
}
