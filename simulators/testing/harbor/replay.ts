import type { Recording } from '../../recordings/readRecordings.ts';
import { type Reply, sendRecorded } from '../../recordings/sendRecorded.ts';
import { recordedPassword } from './recordedWorld.ts';

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function authorization({ auth, user, headers }: Recording['request']): string | undefined {
  if (auth === 'malformed') return headers.Authorization?.startsWith('Bearer') ? 'Bearer not.a.token' : 'Basic ?';
  if (user === undefined) return undefined;
  if (auth === 'wrong-password' || auth === 'robot-wrong-secret') return basic(user, 'certainly-wrong');
  return basic(user, auth === 'empty-password' ? '' : recordedPassword(user));
}

/** Sends a recording's request to a simulator, its path untouched. */
export function replay(port: number, recording: Recording): Promise<Reply> {
  return sendRecorded(port, recording, authorization(recording.request));
}
