import { expect, test } from 'vitest';
import { readableCommand } from './readableCommand.ts';

test.each([
  ['/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'],
  ['/bin/sh -c apt-get update', 'RUN apt-get update'],
  ['RUN /bin/sh -c npm ci --omit=dev # buildkit', 'RUN npm ci --omit=dev'],
  ['RUN |2 VERSION=3 NAME=a b /bin/sh -c make # buildkit', 'RUN make'],
  ['|1 VERSION=3 /bin/sh -c make', 'RUN make'],
  ['COPY . . # buildkit', 'COPY . .'],
  ['cmd /S /C #(nop) COPY dir:publish in c:\\app', 'cmd /S /C #(nop) COPY dir:publish in c:\\app'],
  ['', ''],
])('%s reads as %s', (command, readable) => {
  expect(readableCommand(command)).toBe(readable);
});
