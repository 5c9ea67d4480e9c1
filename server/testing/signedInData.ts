import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../config.ts';
import { startServer } from '../startServer.ts';
import { adminPassword } from './adminPassword.ts';
import { signIn } from './signIn.ts';

/** A data folder of a server that was started once, with its administrator signed in. */
export interface SignedInData {
  readonly dataDir: string;
  readonly cookie: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    signedInData: SignedInData;
  }
}

/**
 * What nearly every test begins with, made once for all of them: a password takes a third of a second to store and as
 * long to check, which hundreds of servers would do again.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-signed-in-'));
  const config = readConfig({
    MOORING_PORT: '0',
    MOORING_DATA_DIR: dataDir,
    MOORING_ADMIN_PASSWORD: adminPassword,
    MOORING_LOG: 'json',
  });
  const server = await startServer(config, pino({ level: 'silent' }));
  const cookie = await signIn(server.url);
  await server.close();
  project.provide('signedInData', { dataDir, cookie });
  return () => rmSync(dataDir, { recursive: true, force: true });
}
