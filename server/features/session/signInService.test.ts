import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ActionError } from '../../domain/actionError.ts';
import { adminPasswordHash } from '../../testing/adminPassword.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { Administrator } from './administrator.ts';
import { createCredentialRepository } from './credentialRepository.ts';
import { KnownDevices } from './knownDevices.ts';
import { dummyHash, PasswordHasher } from './passwordHasher.ts';
import type { HashRequest } from './passwordThread.ts';
import { createSecondStepRepository } from './secondStepRepository.ts';
import { SecondSteps } from './secondSteps.ts';
import { createSessionRepository } from './sessionRepository.ts';
import { SessionService } from './sessionService.ts';
import { SignInService } from './signInService.ts';

let taken: TestDatabase;
let asked: HashRequest[];
let signIns: SignInService;
beforeEach(async () => {
  taken = await takeDatabase();
  asked = [];
  const { database } = taken;
  const now = () => 1_000;
  const credentials = createCredentialRepository(database);
  const hasher = new PasswordHasher(async (request) => {
    asked.push(request);
    return Buffer.alloc(32, 7);
  });
  const secrets = { seal: (plain: string) => plain, open: (sealed: string) => sealed };
  signIns = new SignInService({
    administrator: new Administrator({ credentials, hasher, now }),
    credentials,
    sessions: new SessionService(createSessionRepository(database), now, pino({ enabled: false })),
    secondSteps: new SecondSteps({ repository: createSecondStepRepository(database), secrets, now }),
    hasher,
    devices: new KnownDevices(Buffer.alloc(32)),
    now,
    setupCode: null,
    singleSignOn: null,
  });
  const user = { role: 'viewer', sees_all: 1, created_at: 0 } as const;
  const values = [
    { ...user, name: 'anna', password_hash: dummyHash },
    { ...user, name: 'disabled', password_hash: adminPasswordHash, disabled_at: 1 },
    { ...user, name: 'invited', password_hash: null },
    { ...user, name: 'careful', password_hash: dummyHash, totp_sealed: 'x', totp_since: 1 },
  ];
  for (const row of values) await database.write.insertInto('users').values(row).execute();
});
afterEach(() => giveBack(taken));

test('a wrong password costs the same work and gets the same answer, whoever is named', async () => {
  const answers = [];
  for (const userName of ['anna', 'disabled', 'invited', 'careful', 'nobody']) {
    const caller = { address: userName, local: false };
    const refusal = await signIns
      .signIn({ userName, password: 'wrong', code: '123456' }, caller)
      .catch((error: unknown) => (error instanceof ActionError ? [error.code, error.issues] : error));
    answers.push(refusal);
  }
  expect(answers).toEqual(Array(5).fill(['SignInRefused', []]));
  const works = asked.map(({ N, r, p, keyLength }) => ({ N, r, p, keyLength }));
  expect(works).toEqual(Array(5).fill({ N: 65_536, r: 8, p: 2, keyLength: 32 }));
});
