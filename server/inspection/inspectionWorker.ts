import { parentPort } from 'node:worker_threads';
import type { ThreadReply } from '../concurrency/requestReplyThread.ts';
import type { ImageContent } from '../connectors/imageContent.ts';
import type { InspectedImage } from './inspectedImage.ts';
import { inspectImage } from './inspectImage.ts';

/** Answers one image at a time. An error’s own words stay here: they may quote what was looked at. */
parentPort?.on('message', async (content: ImageContent) => {
  parentPort?.postMessage(await reply(content));
});

async function reply(content: ImageContent): Promise<ThreadReply<InspectedImage>> {
  try {
    return { answer: await inspectImage(content) };
  } catch (error) {
    return { error: `An image could not be inspected: ${error instanceof Error ? error.name : 'unknown'}` };
  }
}
