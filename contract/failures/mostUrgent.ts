import type { Failure } from './failures.ts';
import { type FailurePolicy, policyOf } from './policy.ts';

/** What may pass by itself is told first: it is tried again soon, and what somebody has to do shows then. */
const order: readonly FailurePolicy['retry'][] = ['atOnce', 'soon', 'nextSchedule', 'person'];

/** What of several failures of one registry is told on it; instances without VPC access are told together. */
export function mostUrgent(failures: readonly Failure[]): Failure | null {
  const [first] = failures.toSorted((a, b) => order.indexOf(policyOf(a).retry) - order.indexOf(policyOf(b).retry));
  if (first?.code !== 'VpcAccessNotConfigured') return first ?? null;
  const instances = failures.flatMap((failure) => (failure.code === first.code ? failure.instances : []));
  return { ...first, instances };
}
