import * as z from 'zod/mini';
import { type OnPassed, RegistryError, type Verified } from '../port.ts';
import { type Conversation, callEnterprise } from './conversation.ts';
import { totalSchema } from './schemas.ts';

const answerSchema = z.object({ RequestId: z.string(), TotalCount: totalSchema });

/** One signed call, for a single instance: it proves the AccessKey, the clock and the first right at once. */
export async function verify(conversation: Conversation, passed: OnPassed | undefined): Promise<Verified> {
  const status = await askOneInstance(conversation);
  passed?.({ stage: 'version', status, serverVersion: null });
  passed?.({ stage: 'login', status });
  passed?.({ stage: 'role', role: 'accessKey' });
  return { serverVersion: null };
}

async function askOneInstance(conversation: Conversation): Promise<number> {
  try {
    const response = await callEnterprise(conversation, 'ListInstance', { PageNo: '1', PageSize: '1' });
    response.json(answerSchema);
    return response.status;
  } catch (error) {
    if (isStranger(error)) throw new RegistryError({ code: 'RegistryTypeError', found: null });
    throw error;
  }
}

/** Container Registry answers in JSON with a code, even when it refuses; whoever does not is something else. */
function isStranger(error: unknown): boolean {
  if (!(error instanceof RegistryError) || error.failure.code !== 'RegistryFailure') return false;
  const { reason, status, apiCode } = error.failure;
  if (reason === 'notJson' || reason === 'unexpectedAnswer') return true;
  return reason === 'status' && apiCode === undefined && status !== null && status < 500;
}
