import type { RegistryVersion } from '#contract/enums.ts';
import type { ListedImage, ListedRepository, ScannableImage, SkippedElement } from '../../port.ts';
import type { Project } from './schemas.ts';

/** The rows of one element of an image list (none where it is no image), and what of it was not understood. */
export interface ImagesRead {
  /** The same for the same element on another page. */
  readonly key: string;
  readonly images: readonly ListedImage[];
  readonly skipped: readonly SkippedElement[];
}

/** Where one line of Harbor's API differs from the other: paths and what an image list holds. */
export interface HarborApi {
  readonly version: RegistryVersion;
  readonly systemInfo: string;
  readonly currentUser: string;
  readonly statistics: string;
  /** What the account may do in one project, as `{ resource, action }`. */
  permissions(project: Project): string;
  projects(page: number, pageSize: number): string;
  repositories(project: Project, page: number, pageSize: number): string;
  /** One page of a repository's images; the same path for every page where the list has no pages. */
  images(repository: ListedRepository, page: number, pageSize: number): string;
  readonly imagesArePaged: boolean;
  readonly imagesHeaders: Readonly<Record<string, string>>;
  /** One element of the image list. `where` names it for the log. */
  readImages(raw: unknown, where: string): ImagesRead | SkippedElement;
  /** One image with its scan overview; 1.x knows images by their tags alone. */
  image(image: ScannableImage): string;
  /** Where an image is asked for by its tag, and by its digest where the API knows it by that; what of it there is. */
  imageNames(image: ScannableImage): readonly string[];
  /** A page of the repositories of one project that have this full name, where the API can look for one alone. */
  repositoriesNamed: ((project: string, fullName: string, page: number, pageSize: number) => string) | null;
  /** A page of the projects whose names hold this one. */
  projectsNamed(name: string, page: number, pageSize: number): string;
  /** One project by its name, where the API knows it by that. */
  project: ((name: string) => string) | null;
  report(image: ScannableImage): string;
  readonly reportHeaders: Readonly<Record<string, string>>;
  scan(image: ScannableImage): string;
  /** The path of a repository's page in Harbor's own console; `name` includes the project. */
  webPath(project: Project, name: string): string;
}

/** The paths that 1.x and 2.x have alike, below the base of each. */
export function sharedPaths(base: string) {
  return {
    systemInfo: `${base}/systeminfo`,
    currentUser: `${base}/users/current`,
    statistics: `${base}/statistics`,
    permissions: ({ project_id }) => `${base}/users/current/permissions?scope=/project/${project_id}&relative=true`,
    projects: (page, size) => `${base}/projects?page=${page}&page_size=${size}`,
    projectsNamed: (name, page, size) =>
      `${base}/projects?name=${encodeURIComponent(name)}&page=${page}&page_size=${size}`,
  } satisfies Partial<HarborApi>;
}
