import type { ListedRepository, ScannableImage } from '../../port.ts';
import { type HarborApi, sharedPaths } from './api.ts';
import { readArtifact } from './artifacts.ts';

const base = '/api/v2.0';

/**
 * Slashes in a repository's name go out encoded twice: Harbor's front proxy decodes once, and core
 * expects them still encoded then (once or not at all is 404).
 */
function repositorySegment(name: string): string {
  return encodeURIComponent(encodeURIComponent(name));
}

function artifacts({ namespace, name }: ListedRepository): string {
  return `${base}/projects/${encodeURIComponent(namespace)}/repositories/${repositorySegment(name)}/artifacts`;
}

function artifact({ repository, digest }: ScannableImage): string {
  return `${artifacts(repository)}/${digest}`;
}

const reportTypes = {
  'x-accept-vulnerabilities':
    'application/vnd.security.vulnerability.report; version=1.1, ' +
    'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0',
};

/** Harbor 2.0 to 2.15. */
export const v2: HarborApi = {
  version: 'V2',
  ...sharedPaths(base),
  repositories: (project, page, size) =>
    `${base}/projects/${encodeURIComponent(project.name)}/repositories?page=${page}&page_size=${size}`,
  images: (repository, page, size) =>
    `${artifacts(repository)}?page=${page}&page_size=${size}&with_tag=true&with_scan_overview=true`,
  imagesArePaged: true,
  imagesHeaders: reportTypes,
  readImages: readArtifact,
  image: (image) => `${artifact(image)}?with_scan_overview=true`,
  imageNames: (image) =>
    [image.tag, image.digest]
      .filter((reference) => reference !== '')
      .map((reference) => `${artifacts(image.repository)}/${encodeURIComponent(reference)}?with_tag=true`),
  repositoriesNamed: (project, fullName, page, size) =>
    `${base}/projects/${encodeURIComponent(project)}/repositories?q=${encodeURIComponent(`name=${fullName}`)}&page=${page}&page_size=${size}`,
  project: (name) => `${base}/projects/${encodeURIComponent(name)}`,
  report: (image) => `${artifact(image)}/additions/vulnerabilities`,
  reportHeaders: reportTypes,
  scan: (image) => `${artifact(image)}/scan`,
  webPath: ({ project_id, name: project }, name) =>
    `/harbor/projects/${project_id}/repositories/${encodeURIComponent(name.slice(project.length + 1))}`,
};
