import { posix } from 'node:path';
import type { ListedRepository } from '../connectors/port.ts';

/**
 * Whether a registry's include and exclude patterns (globs on `namespace/name`; `*` stays within a
 * segment, `**` does not) let a repository in. No include pattern means all.
 */
export function repositoryFilter(include: readonly string[], exclude: readonly string[]) {
  return ({ namespace, name }: ListedRepository): boolean => {
    const path = `${namespace}/${name}`;
    const matches = (pattern: string) => posix.matchesGlob(path, pattern);
    return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
  };
}
