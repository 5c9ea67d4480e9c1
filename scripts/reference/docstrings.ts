import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const contract = join(import.meta.dirname, '../../contract');

/** What stands in a docstring, as one line. */
function plain(comment: string): string {
  return comment
    .replaceAll(/^\s*\*+ ?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The docstrings of the contract's actions, by the name of the constant that holds each. */
export function docstrings(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(contract, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const text = readFileSync(join(contract, path), 'utf8');
    for (const [, comment = '', name = ''] of text.matchAll(
      /\/\*\*((?:(?!\*\/).)*)\*\/\s*export const (\w+) = action\(/gs,
    )) {
      found.set(name, plain(comment));
    }
  }
  return found;
}
