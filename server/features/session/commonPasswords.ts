import { ActionError } from '../../domain/actionError.ts';

/**
 * Whether many people have chosen a password, or one of theirs with digits or marks behind it: a guesser tries these first. The list
 * has 49,000 passwords of published leaks, and is loaded only when somebody chooses one.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const chosen = password.toLowerCase();
  const bare = chosen.replace(/(?<!\P{L})\P{L}+$/u, '');
  const common: readonly string[] = dictionary['passwords-common'];
  return common.includes(chosen) || common.includes(bare) || new Set(chosen).size < 4;
}

/** Throws IllegalParam on that field for a common password. */
export async function refuseCommon(password: string, field: string): Promise<void> {
  if (await isCommonPassword(password)) throw ActionError.illegalParam({ path: [field], message: 'commonPassword' });
}
