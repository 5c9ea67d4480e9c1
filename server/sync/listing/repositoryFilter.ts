import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ListedRepository } from '../../connectors/port.ts';
import { compileGlob } from './glob.ts';

/**
 * Whether a registry's include and exclude patterns (globs on `namespace/name`, or on the name alone where there is none) let a repository in. No include
 * pattern means all.
 */
export function repositoryFilter(include: readonly string[], exclude: readonly string[]) {
  const [included, excluded] = [include.map(compileGlob), exclude.map(compileGlob)];
  return ({ namespace, name }: ListedRepository): boolean => {
    const path = repositoryPath(namespace, name);
    const holds = (matches: (path: string) => boolean) => matches(path);
    return (included.length === 0 || included.some(holds)) && !excluded.some(holds);
  };
}
