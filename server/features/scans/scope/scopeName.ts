import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { ServerTranslate } from '../../../domain/translators.ts';
import type { ImageListFilter } from '../../../query/images/imageListRepository.ts';
import type { ScanScope } from './scanScope.ts';

const kindNames = new Map<string, string>(Object.entries(kinds).map(([type, { name }]) => [type, name]));
/** A long list is named by its beginning. */
const mostNamed = 3;

function several(values: readonly string[] | undefined, translate: ServerTranslate): string[] {
  if (values === undefined) return [];
  const names = values.slice(0, mostNamed).filter((name) => name !== '');
  if (names.length === 0) return [];
  return [translate(values.length > mostNamed ? 'scanTasks:moreNames' : 'scanTasks:names', { names })];
}

/** Criteria whose value reads as it is typed; the others are counted. */
const typed: ReadonlySet<string> = new Set<ImageCriteriaName>([
  'repoPath',
  'repoName',
  'repoNamespace',
  'tag',
  'digest',
  'cve',
]);

function filters({ Criteria = [], Scanned }: ImageListFilter, translate: ServerTranslate): string[] {
  const values = Criteria.filter(({ name }) => typed.has(name)).map(({ value }) => value);
  const others = Criteria.length - values.length + (Scanned === undefined ? 0 : 1);
  return [
    ...several(values.length === 0 ? undefined : values, translate),
    ...counted(others === 0 ? undefined : others, 'filters', translate),
  ];
}

function counted(
  count: number | undefined,
  unit: 'filters' | 'repositories' | 'images',
  translate: ServerTranslate,
): string[] {
  return count === undefined ? [] : [translate(`scanTasks:${unit}`, { count })];
}

/** What a scope is about, for a person; `registries` names those that it narrows itself to. */
export function scopeName(scope: ScanScope, registries: readonly string[], translate: ServerTranslate): string {
  const parts = [
    ...several(
      scope.registryTypes?.map((type) => kindNames.get(type) ?? type),
      translate,
    ),
    ...several(scope.registryIds === undefined ? undefined : registries, translate),
    ...several(scope.regionIds, translate),
    ...several(scope.namespaces, translate),
    ...several(scope.repositoryNames, translate),
    ...counted(scope.repositoryIds?.length, 'repositories', translate),
    ...several(scope.tags, translate),
    ...(scope.list === undefined ? [] : filters(scope.list, translate)),
    ...counted(scope.uuids?.length ?? scope.digests?.length, 'images', translate),
  ];
  if (parts.length === 0) return translate('scanTasks:allImages');
  return parts.reduce((first, second) => translate('scanTasks:scope', { first, second }));
}
