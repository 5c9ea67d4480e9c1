/** A tag of the repository that a base is in, and what it names. */
export interface TaggedImage {
  readonly tag: string;
  readonly digest: string;
  readonly uuid: string;
  /** When it was built, ms since 1970; 0 where nobody says. */
  readonly createdAt: number;
  /** Null where its report is not known. */
  readonly vulnerabilities: number | null;
}

/** Numbers above are dates or builds: another one is no other line of releases. */
const mostMajor = 1_000;

const wordsOf = (tag: string) => (tag.toLowerCase().match(/[a-z]+/g) ?? []).join(' ');
const numbersOf = (tag: string) => (tag.match(/\d+/g) ?? []).map(Number);

/** Positive where the first is the higher version; of two that begin alike, the more exact one is. */
function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (const [place, number] of left.entries()) {
    const beside = right[place];
    if (beside === undefined) return 1;
    if (number !== beside) return number - beside;
  }
  return left.length - right.length;
}

/** Whether a tag is one of the same line: `17.0.9-alpine` of `17-alpine`, and neither `21-alpine` nor `17.0.9` is. */
function isOfLine(tag: string, of: string): boolean {
  if (wordsOf(tag) !== wordsOf(of)) return false;
  const [[major], [wanted]] = [numbersOf(tag), numbersOf(of)];
  if (major === undefined || wanted === undefined) return tag === of;
  return major === wanted || (major >= mostMajor && wanted >= mostMajor);
}

/**
 * The newest tag of the same line that was built later than the base and has fewer vulnerabilities: by version, then by when it
 * was built. Its own tag is one where that names another digest by now.
 */
export function newerTag<Tagged extends TaggedImage>(
  base: Omit<TaggedImage, 'uuid'>,
  tags: readonly Tagged[],
): Tagged | undefined {
  const { vulnerabilities } = base;
  if (vulnerabilities === null || base.tag === '') return undefined;
  const [newest] = tags
    .filter(({ digest }) => digest !== base.digest)
    .filter(({ tag }) => isOfLine(tag, base.tag))
    .filter((one) => isNewer(one, base))
    .filter((one) => one.vulnerabilities !== null && one.vulnerabilities < vulnerabilities)
    .toSorted((one, other) => compareVersions(other.tag, one.tag) || other.createdAt - one.createdAt);
  return newest;
}

/** A build that both tell the time of decides; else the version does. */
function isNewer(one: TaggedImage, base: Omit<TaggedImage, 'uuid'>): boolean {
  if (one.createdAt > 0 && base.createdAt > 0) return one.createdAt > base.createdAt;
  return one.tag === base.tag || compareVersions(one.tag, base.tag) > 0;
}
