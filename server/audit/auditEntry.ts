import type { AuditDoor, AuditedRoute, AuditSubjectType } from '#contract/access/audited.ts';
import type { Role } from '#contract/access/roles.ts';
import type { ActionName } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { ActionError } from '../domain/actionError.ts';
import { RegistryError } from '../domain/registryError.ts';

/** Who comes, from where, by which door. */
export interface AuditActor {
  readonly requestId: string;
  /** '' where nobody of ours is signed in. */
  readonly userName: string;
  /** Null where nobody is signed in. */
  readonly role: Role | null;
  readonly door: AuditDoor;
  /** With which a script signed. */
  readonly accessKeyId: string | null;
  /** From where, as far as that is known. */
  readonly address: string;
}

/** What a change is about, in names that people know. */
export interface AuditSubject {
  readonly type: AuditSubjectType;
  readonly id: string;
  readonly name: string;
}

/** Who wants to change what. */
export interface AuditEntry extends AuditActor {
  readonly action: ActionName | AuditedRoute;
  readonly center: Center | null;
  readonly subject?: AuditSubject;
  /** Parsed. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How an act ended that threw. */
export function outcomeOf(error: unknown): string {
  if (error instanceof ActionError) return error.code;
  return error instanceof RegistryError ? error.failure.code : 'ServerError';
}
