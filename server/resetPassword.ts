import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { setupSchema } from '#contract/access/session.ts';
import { issueText } from '#contract/issues.ts';
import { machineEntry, withAudit } from './audit/machineAudit.ts';
import { readConfig } from './config.ts';
import { ActionError } from './domain/actionError.ts';
import { translatorOf } from './domain/translators.ts';
import { Administrator, administratorName } from './features/session/administrator.ts';
import { createCredentialRepository } from './features/session/credentialRepository.ts';
import { PasswordHasher } from './features/session/passwordHasher.ts';
import { PasswordThread } from './features/session/passwordThread.ts';
import { createLog } from './log.ts';
import { DataFolder } from './store/dataFolder.ts';

/**
 * `npm run reset-password`: sets the administrator's password, beside a server that is stopped, by whoever may read its data anyway.
 * The password is typed, or comes by standard input; all sessions end, and the second step.
 */
async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(`New password of ${administratorName}: `);
  } finally {
    lines.close();
  }
}

function checked(password: string): string {
  const parsed = setupSchema.safeParse({ password });
  if (parsed.success) return parsed.data.password;
  throw ActionError.illegalParam({ path: ['password'], message: parsed.error.issues[0]?.message ?? 'type' });
}

function sentenceOf(error: unknown): string {
  if (error instanceof ActionError) return issueText(error.issues[0]?.message, translatorOf('en'));
  return error instanceof Error ? error.message : String(error);
}

try {
  const config = readConfig(process.env);
  const folder = new DataFolder(config.dataDir);
  try {
    const { database, derivationRoot } = await folder.open(config.key, () => {});
    const passwords = new PasswordThread();
    const hasher = new PasswordHasher((request) => passwords.derive(request));
    const credentials = createCredentialRepository(database);
    const administrator = new Administrator({ credentials, hasher, now: Date.now });
    try {
      const password = checked(await askPassword());
      const subject = { type: 'user', id: administratorName, name: administratorName } as const;
      await withAudit({ database, derivationRoot }, { log: createLog(config.log), place: config.auditLog }, (audit) =>
        audit.record(machineEntry('ResetPassword', subject), () => administrator.reset(password)),
      );
      process.stdout.write(
        `The password of ${administratorName} is set. All sessions have ended, and no second step is asked for.\n`,
      );
    } finally {
      await passwords.close();
    }
  } finally {
    await folder.close();
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
