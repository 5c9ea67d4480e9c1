import type { ImageRow } from '#contract/images/images.ts';
import type { TopVulnerability } from '#contract/images/vulnerabilities.ts';
import { findingsOf } from './reports.ts';

/** Each vulnerability once, with how many of these images and repositories have it. */
export function topVulnerabilities(images: readonly ImageRow[]): TopVulnerability[] {
  const found = images.flatMap((image) => findingsOf(image).map((finding) => ({ image, finding })));
  const groups = Map.groupBy(found, ({ finding }) => finding.name);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { name, severity, score, packageName, fixed, description } = first.finding;
    return [
      {
        Name: name,
        Severity: severity,
        CvssScore: score,
        ImageCount: group.length,
        FixableImageCount: fixed === '' ? 0 : group.length,
        RepositoryCount: new Set(group.map(({ image }) => image.RepoId)).size,
        Packages: [packageName],
        Description: description,
        Link: `https://vulnerabilities.example.com/${name}`,
      },
    ];
  });
}
