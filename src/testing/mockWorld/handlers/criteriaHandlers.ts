import type { Center } from '#contract/center.ts';
import { type ImageCriteriaName, imageCriteriaNames, repositoryCriteriaNames } from '#contract/images/criteria.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { mockAction } from '../../mockAction.ts';
import { chosenValues } from '../state/imageCriteria.ts';
import { visibleImages } from '../state/registryState.ts';
import type { World } from '../state/world.ts';

const mostPerName = 5;

/** Fields whose values are worth suggesting, and where a row has them. */
const suggested = {
  repoNamespace: (row: ImageRow) => row.RepoNamespace,
  repoName: (row: ImageRow) => row.RepoName,
  repoPath: (row: ImageRow) => `${row.RepoNamespace}/${row.RepoName}`,
  tag: (row: ImageRow) => row.Tag,
} satisfies Partial<Record<ImageCriteriaName, (row: ImageRow) => string>>;

function suggestionsFor<Name extends keyof typeof suggested>(
  names: readonly Name[],
  rows: readonly ImageRow[],
  text: string,
) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return names.flatMap((Name) =>
    [...new Set(rows.map(suggested[Name]))]
      .filter((value) => value.toLowerCase().includes(wanted))
      .toSorted()
      .slice(0, mostPerName)
      .map((Value) => ({ Name, Value })),
  );
}

function fieldOf<Name extends ImageCriteriaName>(Name: Name) {
  const values = chosenValues[Name];
  return {
    Name,
    Type: values === undefined ? ('input' as const) : ('select' as const),
    Values: values?.join(',') ?? '',
  };
}

/** What the lists can be narrowed by, and what exists of what is being typed. */
export function criteriaHandlers(world: World) {
  const images = (center: Center) =>
    world.registries[center].flatMap((registry) => visibleImages(registry, world.now()));
  return [
    mockAction('DescribeImageCriteria', ({ params, center }) => ({
      CriteriaList: imageCriteriaNames.map(fieldOf),
      Suggestions: suggestionsFor(['repoNamespace', 'repoName', 'tag', 'repoPath'], images(center), params.Value ?? ''),
    })),
    mockAction('DescribeImageRepoCriteria', ({ params, center }) => ({
      CriteriaList: repositoryCriteriaNames.map(fieldOf),
      Suggestions: suggestionsFor(['repoNamespace', 'repoName', 'repoPath'], images(center), params.Value ?? ''),
    })),
  ];
}
