import type { Center } from '#contract/center.ts';

/** The details of the image that the last segment names open over the list. */
export const imagesPath = '/:center/assets/images/:uuid?';

/** Where a link that lets somebody choose a password leads; what it carries stands behind `#`. */
export const welcomePath = '/welcome';

/** Where each page stands; the first segment is the data centre. Query parameters are the pages' own. */
export const paths = {
  images: (center: Center) => `/${center}/assets/images`,
  account: (center: Center) => `/${center}/account`,
};
