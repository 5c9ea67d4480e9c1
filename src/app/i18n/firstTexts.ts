/** The texts of a first visit, which the build puts into one file per language; any other is loaded by whoever uses it. */
export const firstTexts = [
  'common',
  'images',
  'registries',
  'tasks',
  'exports',
  'regions',
  'issues',
  'roles',
  'buildRiskNames',
];
