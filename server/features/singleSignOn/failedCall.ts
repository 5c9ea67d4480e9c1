import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { SingleSignOnProblem } from '#contract/access/singleSignOn.ts';
import { escapeControls } from '../../domain/escapeControls.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { ProblemError } from './problem.ts';

const longest = 200;
/** What providers answer with who do not know the client (RFC 6749 § 5.2). */
const ofClient = ['invalid_client', 'unauthorized_client'];
/** No answer of a provider at all, or none that could be read. */
const ofTransport = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** What a person is told of a call to the provider that failed. */
export function problemOf(error: unknown): SingleSignOnProblem {
  if (error instanceof ProblemError) return error.problem;
  if (failedConnection(error) !== undefined) return 'ProviderAway';
  if (error instanceof AuthorizationResponseError) return 'Refused';
  if (error instanceof WWWAuthenticateChallengeError) return 'ClientRefused';
  if (error instanceof ResponseBodyError) {
    if (ofClient.includes(error.error)) return 'ClientRefused';
    return error.error === 'invalid_grant' ? 'Interrupted' : 'AnswerInvalid';
  }
  return error instanceof ClientError && ofTransport.includes(error.code ?? '') ? 'ProviderAway' : 'AnswerInvalid';
}

/** For the log: which check failed, or what the provider answered, and never a token. */
export function causeOf(error: unknown): Readonly<Record<string, unknown>> {
  const connection = failedConnection(error);
  if (connection !== undefined) return { ...connection.failure };
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    // Its description may repeat what was sent.
    return { error: shown(error.error) };
  }
  if (error instanceof ClientError) return { code: error.code, message: shown(messageOf(error)) };
  return { message: shown(error instanceof Error ? error.message : '') };
}

/** The innermost says which claim. */
function messageOf(error: Error): string {
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}

/** On the way to the provider, however often it was wrapped. */
function failedConnection(error: unknown): RegistryError | undefined {
  if (error instanceof RegistryError) return error;
  return error instanceof Error ? failedConnection(error.cause) : undefined;
}

function shown(text: string | undefined): string {
  return escapeControls((text ?? '').slice(0, longest));
}
