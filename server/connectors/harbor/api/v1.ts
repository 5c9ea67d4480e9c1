import type { ScannableImage } from '../../port.ts';
import { type HarborApi, sharedPaths } from './api.ts';
import { readTagDetail } from './tagDetails.ts';

const base = '/api';

/** Slashes stay as they are: encoded twice, as 2.x wants them, is a 404 here. */
function path(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

function tagPath({ repository: { namespace, name }, tag }: ScannableImage): string {
  return `${base}/repositories/${path(`${namespace}/${name}`)}/tags/${encodeURIComponent(tag)}`;
}

/** Harbor 1.9 and 1.10, the last of 1.x. */
export const v1: HarborApi = {
  version: 'V1',
  ...sharedPaths(base),
  repositories: (project, page, size) =>
    `${base}/repositories?project_id=${project.project_id}&page=${page}&page_size=${size}`,
  images: ({ namespace, name }) => `${base}/repositories/${path(`${namespace}/${name}`)}/tags`,
  imagesArePaged: false,
  imagesHeaders: {},
  readImages: readTagDetail,
  image: tagPath,
  imageNames: (image) => (image.tag === '' ? [] : [tagPath(image)]),
  repositoriesNamed: null,
  project: null,
  report: (image) => `${tagPath(image)}/scan`,
  // Whoever does not accept its very type gets an empty report.
  reportHeaders: { accept: 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0' },
  scan: (image) => `${tagPath(image)}/scan`,
  webPath: ({ project_id }, name) => `/harbor/projects/${project_id}/repositories/${encodeURIComponent(name)}`,
};
