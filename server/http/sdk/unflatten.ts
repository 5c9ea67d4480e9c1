import { limits } from '#contract/limits.ts';
import { ActionError } from '../../domain/actionError.ts';

/** A text, or what its parts stand for: the SDKs write lists and objects as `A.1`, `A.1.B`, `A.B`. */
export type Unflattened = string | Branch;
export type Branch = ReadonlyMap<string, Unflattened>;

type Growing = Map<string, string | Growing>;

/** Parameters by their first name. Of one that is given twice the first counts. Throws IllegalParam for too many, or too deep ones. */
export function unflatten(parameters: readonly (readonly [name: string, text: string])[]): Branch {
  if (parameters.length > limits.json.values) throw tooComplex([]);
  const root: Growing = new Map();
  for (const [name, text] of parameters) {
    const path = name.split('.');
    if (path.length > limits.json.depth) throw tooComplex([path[0] ?? '']);
    put(root, path, text);
  }
  return root;
}

function put(branch: Growing, [first = '', ...rest]: readonly string[], text: string): void {
  const there = branch.get(first);
  if (rest.length === 0) {
    if (there === undefined) branch.set(first, text);
    return;
  }
  if (typeof there === 'string') return;
  const inner: Growing = there ?? new Map();
  if (there === undefined) branch.set(first, inner);
  put(inner, rest, text);
}

function tooComplex(path: readonly string[]): ActionError {
  return ActionError.illegalParam({ path, message: 'tooComplex' });
}
