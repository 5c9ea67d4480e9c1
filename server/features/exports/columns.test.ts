import { expect, test } from 'vitest';
import { imageColumns, repositoryColumns } from './imageColumns.ts';
import { vulnerabilityColumns } from './vulnerabilityColumns.ts';

const files = { images: imageColumns, repositories: repositoryColumns, vulnerabilities: vulnerabilityColumns };

test.each(Object.entries(files))('the header of %s punctuates Chinese in full width', (_, columns) => {
  const halfWidth = /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}/u;
  const titles = columns('zh').map(({ title }) => title.zh);
  expect(titles.filter((title) => halfWidth.test(title))).toEqual([]);
});
