/** How much of an image is looked at: what is not looked at is not kept either. */
export const limits = {
  /** Characters of all texts of an image; real ones come to some ten thousand. */
  texts: 1_000_000,
  /** Findings of one risk in one image that runs. */
  findingsOfRisk: 20,
  /** Of a variable’s or label’s name, as it is told with a finding. */
  nameLength: 128,
  /** A thread that is busy with one image for so long is ended, and the image is not taken in, ms. */
  imageMs: 20_000,
  /** Of the thread’s heap, and of what is new in it. */
  threadMb: 192,
  threadYoungMb: 8,
  /** A thread that nothing is asked of for so long is ended, ms. */
  idleMs: 5_000,
} as const;
