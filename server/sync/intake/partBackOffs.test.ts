import { afterEach, beforeEach, expect, test } from 'vitest';
import { RegistryError } from '../../domain/registryError.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { content, hour, TestIntake } from '../../testing/testIntake.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

test('a part whose secret is refused backs off by itself: its images wait, and cost no more units', async () => {
  const intake = await TestIntake.of(taken.database, 5, 10);
  await intake.list(400, 6, 'closed');
  const dead = new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenExpired', row: 1 });
  intake.answer = async ({ repository }) => (repository.namespace === 'closed' ? Promise.reject(dead) : content);
  await intake.take();
  expect(intake.read).toEqual([400, 5, 4, 3, 2, 1]);
  const states = await intake.states();
  expect([states[400], states[6], states[5]]).toEqual([0, 0, 1]);
  expect(await intake.registry()).toMatchObject({ intake_failure: null });
  // Its images come again once its back-off is over.
  intake.answer = async () => content;
  intake.now += hour;
  await intake.take();
  expect(intake.read).toHaveLength(16);
});

test('a repository that no token is given for backs off by itself: one image says why, the others wait and cost no units', async () => {
  const intake = await TestIntake.of(taken.database, 5, 10);
  await intake.list(400, 6, 'closed');
  const noToken = new RegistryError({
    code: 'TokenServiceFailure',
    reason: 'noTokenForRepository',
    host: 'auth.example.com',
  });
  intake.answer = async ({ repository }) => (repository.namespace === 'closed' ? Promise.reject(noToken) : content);
  await intake.take();
  expect(intake.read).toEqual([400, 5, 4, 3, 2, 1]);
  const states = await intake.states();
  expect([states[400], states[399], states[5]]).toEqual([2, 0, 1]);
  expect(await intake.registry()).toMatchObject({ intake_failure: null });
  intake.answer = async () => content;
  intake.now += hour;
  await intake.take();
  expect(intake.read).toHaveLength(16);
});
