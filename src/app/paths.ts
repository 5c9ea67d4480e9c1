import type { Center } from '#contract/center.ts';

/** Where each page stands; the first segment is the data centre. Query parameters are the pages' own. */
export const paths = {
  images: (center: Center) => `/${center}/assets/images`,
  /** The images page with one image's details open over it. */
  imageDetails: (center: Center, uuid: string) => `/${center}/assets/images/${encodeURIComponent(uuid)}`,
  repository: (center: Center, repoId: string) => `/${center}/assets/repositories/${encodeURIComponent(repoId)}`,
};
