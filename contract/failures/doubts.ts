import * as z from 'zod/mini';
import type { Translate } from '../translation.ts';

/** Why a list that was read is not proven whole: a closed list, as failures are. */
const doubts = [
  /** The registry counts more than it lists, as a Harbor 2.5 does that counts accessories. */
  'ownCount',
  /** What the account may see was read, and nothing tells whether that is all. */
  'onlyVisible',
  'changedWhileRead',
  /** A page came again, so that no end was reached. */
  'repeatedPage',
  'tooLong',
  /** An element that may be an image or hold some was not understood. */
  'skipped',
  /** A tag that no image can have was left out. */
  'unusableTag',
] as const;
const doubtSchema = z.enum(doubts);
export type Doubt = z.infer<typeof doubtSchema>;

/**
 * Whether a list with this doubt still shows what is missing, so that the registry may be asked for each by itself: all that it
 * lists was read, and only its own count, what it hides from the account, or a tag that no image can have is another matter.
 */
export function showsMissing(doubt: Doubt): boolean {
  return doubt === 'ownCount' || doubt === 'onlyVisible' || doubt === 'unusableTag';
}

/** Why a listing is not complete, and of how much that is said; both 0 where it is said of the registry itself. */
const incompleteReasonSchema = z.object({
  reason: z.enum([...doubts, 'failed']),
  repositories: z.number(),
  /** Projects, organizations or instances. */
  parts: z.number(),
});
export type IncompleteReason = z.infer<typeof incompleteReasonSchema>;

/** A reason in the caller's language, with of how much it is said. */
export function incompleteText({ reason, repositories, parts }: IncompleteReason, translate: Translate): string {
  const text = translate(`doubts:reason.${reason}`);
  const places = [
    ...(parts > 0 ? [translate('doubts:parts', { count: parts })] : []),
    ...(repositories > 0 ? [translate('doubts:repositories', { count: repositories })] : []),
  ];
  return places.length === 0 ? text : translate('doubts:withPlaces', { reason: text, places });
}

const doubtsSchema = z.array(doubtSchema);
const reasonsSchema = z.array(incompleteReasonSchema);
const countSchema = z.object({ count: z.number() });

/** Doubts as they are stored. */
export function storedDoubts(text: string): Doubt[] {
  return doubtsSchema.parse(JSON.parse(text));
}

/** Why a run is not complete, as it is stored, in the caller's language; none where it is. */
export function incompleteTexts(stored: string, translate: Translate): string[] {
  return reasonsSchema.parse(JSON.parse(stored)).map((reason) => incompleteText(reason, translate));
}

/** What a run's log notes beside failures: by its code, from what is stored with it. */
export function noteText(
  code: 'incomplete' | 'notListed' | 'notProvenGone' | 'noImages',
  stored: string,
  translate: Translate,
): string {
  if (code !== 'incomplete') return translate(`doubts:${code}`, countSchema.parse(JSON.parse(stored)));
  return incompleteText(incompleteReasonSchema.parse(JSON.parse(stored)), translate);
}
