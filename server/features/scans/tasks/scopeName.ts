import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { Language } from '#contract/language.ts';
import type { ImageListFilter } from '../../../query/images/imageListRepository.ts';
import type { ScanScope } from './scanScope.ts';

const kindNames = new Map<string, string>(Object.entries(kinds).map(([type, { name }]) => [type, name]));
/** A long list is named by its beginning. */
const mostNamed = 3;

function several(values: readonly string[] | undefined, language: Language): string[] {
  if (values === undefined) return [];
  const named = values.slice(0, mostNamed).join(language === 'zh' ? '、' : ', ');
  return [values.length > mostNamed ? `${named}…` : named];
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

function filters({ Criteria = [], Scanned }: ImageListFilter, language: Language): string[] {
  const values = Criteria.filter(({ name }) => typed.has(name)).map(({ value }) => value);
  const others = Criteria.length - values.length + (Scanned === undefined ? 0 : 1);
  return [
    ...several(values.length === 0 ? undefined : values, language),
    ...counted(others === 0 ? undefined : others, 'filters', language),
  ];
}

const units = {
  filters: { zh: '个筛选条件', en: ['filter', 'filters'] },
  repositories: { zh: '个镜像仓库', en: ['repository', 'repositories'] },
  images: { zh: '个镜像', en: ['image', 'images'] },
} as const;

function counted(count: number | undefined, unit: keyof typeof units, language: Language): string[] {
  if (count === undefined) return [];
  const { zh, en } = units[unit];
  return [`${count} ${language === 'zh' ? zh : en[count === 1 ? 0 : 1]}`];
}

/** What a scope is about, for a person; `registries` names those that it narrows itself to. */
export function scopeName(scope: ScanScope, registries: readonly string[], language: Language): string {
  const parts = [
    ...several(
      scope.registryTypes?.map((type) => kindNames.get(type) ?? type),
      language,
    ),
    ...several(scope.registryIds === undefined ? undefined : registries, language),
    ...several(scope.regionIds, language),
    ...several(scope.namespaces, language),
    ...several(scope.repositoryNames, language),
    ...counted(scope.repositoryIds?.length, 'repositories', language),
    ...several(scope.tags, language),
    ...(scope.list === undefined ? [] : filters(scope.list, language)),
    ...counted(scope.uuids?.length ?? scope.digests?.length, 'images', language),
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(' · ');
  return language === 'zh' ? '全部镜像' : 'All images';
}
