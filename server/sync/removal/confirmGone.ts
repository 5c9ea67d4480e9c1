import { concurrently } from '../../concurrency/concurrently.ts';
import type { Missing, Presence } from '../../connectors/port.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RemovalJob } from './removalJob.ts';
import { seenImages } from './unlistedImages.ts';

/** Single questions at the same time. */
const questionsAtOnce = 4;
/** Images that were just seen and are asked for beside the missing ones; one of them may be deleted meanwhile. */
const witnesses = 3;

/**
 * Asks the registry for each thing by itself. What it says is believed only while it still says of images that were just
 * seen that they are there: of one whose database is away or empty for a moment, everything is gone.
 */
export async function askForEach(job: RemovalJob, questions: readonly Missing[]): Promise<Presence[]> {
  const nothing = () => questions.map((): Presence => 'unknown');
  if (questions.length === 0 || !(await isTrustworthy(job))) return nothing();
  const answers = await concurrently(questions, questionsAtOnce, (missing) => ask(job, missing));
  return (await isTrustworthy(job)) ? answers : nothing();
}

async function isTrustworthy(job: RemovalJob): Promise<boolean> {
  for (const { namespace, name, tag, digest } of await seenImages(job, witnesses)) {
    if ((await ask(job, { kind: 'image', repository: { namespace, name }, tag, digest })) === 'there') return true;
  }
  return false;
}

/** What a registry does not answer is not known. */
export async function ask({ connector, target, signal }: RemovalJob, missing: Missing): Promise<Presence> {
  try {
    return await connector.presenceOf(target, missing, signal);
  } catch (error) {
    if (error instanceof RegistryError) return 'unknown';
    throw error;
  }
}
