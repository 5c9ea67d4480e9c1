import * as z from 'zod/mini';
import { action } from '../action.ts';
import { anyText } from '../fields.ts';
import { limits } from '../limits.ts';
import { imageFilter } from './images.ts';

/**
 * Ours: looks into these images before all others, the newest first, within the registry's speed limit; what failed is tried
 * again. They are rows of the image list (`Uuids`, comma-separated), or else all that it shows with a filter, however many.
 */
export const takeInFirst = action({
  request: { Uuids: z.optional(anyText(limits.text.list)), ...imageFilter },
  response: {
    Data: z.object({
      /** Different images (digests) among them that are not taken in yet. */
      Count: z.number(),
    }),
  },
  access: 'write',
  extension: true,
});
