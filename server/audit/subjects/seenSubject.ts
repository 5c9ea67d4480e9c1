import type { AuditSubjectType } from '#contract/access/audited.ts';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';

/** A value that is told as it is. */
export type ToldValue = string | number | boolean | readonly string[] | null;

/** Stands for a secret: that it is another one is told, and nothing more. Never made of the secret itself. */
export class Hidden {
  readonly trace: string;

  constructor(trace: unknown) {
    this.trace = JSON.stringify(trace ?? null);
  }
}

/** What a change is about, as it stands at one moment. */
export interface SeenSubject {
  readonly type: AuditSubjectType;
  readonly id: string;
  readonly name: string;
  /** What of it can be changed, in the wire's names. */
  readonly facts: Readonly<Record<string, ToldValue | Hidden>>;
}

/** Of what an action is, before it is done and after it. */
interface SubjectQuestion {
  readonly database: Database;
  readonly center: Center | null;
  readonly userName: string;
  /** What was asked for, and once it is done the ids of what was made. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Null where there is no such thing yet, or any more. */
export type SubjectReader = (question: SubjectQuestion) => Promise<SeenSubject | null>;

/** JSON text of a list of texts. */
export function listOf(text: string): readonly string[] {
  const values: unknown = JSON.parse(text);
  return Array.isArray(values) ? values.map(String) : [];
}
