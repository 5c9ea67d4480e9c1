import { RequestReplyThread } from '../concurrency/requestReplyThread.ts';
import type { ImageContent } from '../connectors/imageContent.ts';
import type { InspectedImage } from './inspectedImage.ts';
import { limits } from './limits.ts';

/** Looks an image through for build risks, and masks what may be a secret in all of its texts. */
export type Inspect = (content: ImageContent) => Promise<InspectedImage>;

/** Inspects images in a thread that lives only while images are taken in: the rules for secrets keep a processor busy. */
export class Inspection {
  readonly #thread: RequestReplyThread<ImageContent, InspectedImage>;

  constructor({ imageMs, idleMs }: { readonly imageMs: number; readonly idleMs: number } = limits) {
    this.#thread = new RequestReplyThread(
      new URL('./inspectionWorker.ts', import.meta.url),
      { askMs: imageMs, idleMs },
      { resourceLimits: { maxOldGenerationSizeMb: limits.threadMb, maxYoungGenerationSizeMb: limits.threadYoungMb } },
    );
  }

  readonly inspect: Inspect = (content) => this.#thread.ask(content);

  close(): Promise<void> {
    return this.#thread.close();
  }
}
