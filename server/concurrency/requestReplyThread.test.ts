import { afterEach, expect, test } from 'vitest';
import { RequestReplyThread } from './requestReplyThread.ts';

const program = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', (question) => {
    if (question === 'end') process.exit(1);
    if (question === 'spin') for (;;);
    parentPort.postMessage(question === 'fail' ? { error: 'no' } : { answer: question + ' ' + threadId });
  });`;
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; const require = createRequire('file:///'); ${program}`)}`,
);

let thread: RequestReplyThread<string, string>;
afterEach(() => thread.close());
const threadOf = (answer: string) => Number(answer.split(' ')[1]);

test('questions are answered in turn, in one thread', async () => {
  thread = new RequestReplyThread(file);
  const answers = await Promise.all(['a', 'b', 'c'].map((question) => thread.ask(question)));
  expect(answers.map((answer) => answer.split(' ')[0])).toEqual(['a', 'b', 'c']);
  expect(new Set(answers.map(threadOf)).size).toBe(1);
});

test('a question that fails is nobody else’s failure', async () => {
  thread = new RequestReplyThread(file);
  const failed = thread.ask('fail');
  const answered = thread.ask('a');
  await expect(failed).rejects.toThrow('no');
  expect(await answered).toMatch(/^a/);
});

test.each(['end', 'spin'])('after a thread that ended or took too long another begins: %s', async (question) => {
  thread = new RequestReplyThread(file, { askMs: 500 });
  const first = threadOf(await thread.ask('a'));
  await expect(thread.ask(question)).rejects.toThrow('The thread has ended.');
  expect(threadOf(await thread.ask('b'))).not.toBe(first);
});

test('a thread that nothing is asked of is ended', async () => {
  thread = new RequestReplyThread(file, { idleMs: 1 });
  const first = threadOf(await thread.ask('a'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(threadOf(await thread.ask('b'))).not.toBe(first);
});
