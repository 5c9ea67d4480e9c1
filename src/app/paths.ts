import type { Center } from '#contract/center.ts';

/** Where each page stands; the first segment is the data centre. Query parameters are the pages' own. */
export const paths = {
  images: (center: Center) => `/${center}/assets/images`,
};
