import { expect, test, vi } from 'vitest';
import { openInRegistryItem } from './openInRegistry.ts';

test('the registry’s own console opens beside the page and gets no hold of it', () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const [item] = openInRegistryItem('https://harbor.example.com/harbor/projects/1', 'Open in registry');
  item?.onClick();
  expect(opened).toHaveBeenCalledExactlyOnceWith(
    'https://harbor.example.com/harbor/projects/1',
    '_blank',
    'noopener,noreferrer',
  );
});

test.each(['', 'javascript:alert(1)', 'data:text/html,x'])('“%s” is no address to open: nothing is offered', (url) => {
  expect(openInRegistryItem(url, 'Open in registry')).toEqual([]);
});
