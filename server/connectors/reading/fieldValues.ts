/** No real name is longer: such a one is refused before it is stored or shown. */
const longestName = 4096;
/** The longest that a media type's names can be (RFC 6838 § 4.2), and more platforms than any image is built for. */
const longestMediaType = 255;
const longestPlatform = 128;
const mostPlatforms = 100;

/** A name that can be shown and stored: not empty, not huge, no control characters, no marks of direction, no half of a pair. */
export function isName(text: string): boolean {
  return text.length > 0 && text.length <= longestName && !/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(text);
}

/** A repository's path as OCI has it, and with the capitals that old projects bear: others no client can pull, and none leads elsewhere. */
export function isRepositoryPath(text: string): boolean {
  const isPart = (part: string) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/i.test(part);
  return text.length <= longestName && text.split('/').every(isPart);
}

/** A tag as OCI has it, and with the `+` of versions that some registries take. */
export function isTag(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._+-]{0,127}$/.test(text);
}

/** `sha256:` and 64 lower-case hex digits. */
export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/** Bytes, exactly: a number that JSON carried without rounding. */
export function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

/**
 * Ms since 1970 of a time as Go writes it; null where there is none. Go's zero time is the year 1,
 * and stands for "never".
 */
export function parseTime(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) || time <= 0 ? null : time;
}

/** `os/architecture[/variant]`; null for the `unknown/unknown` of build attestations. */
export function platformName(
  parts:
    | { os?: string | null | undefined; architecture?: string | null | undefined; variant?: string | null | undefined }
    | null
    | undefined,
): string | null {
  const { os, architecture, variant } = parts ?? {};
  if (!os || !architecture || os === 'unknown') return null;
  const whole = [os, architecture, ...(variant ? [variant] : [])].join('/');
  return isName(whole) && whole.length <= longestPlatform ? whole : null;
}

/** The different platforms of an image, in order; what no image has is not stored. */
export function platformNames(of: readonly Parameters<typeof platformName>[0][]): string[] {
  const known = of.map(platformName).filter((one) => one !== null);
  return [...new Set(known)].slice(0, mostPlatforms);
}

/** A media type as the registry gives it; '' where it gives none that can be one. */
export function parseMediaType(text: string | null | undefined): string {
  return text && text.length <= longestMediaType && isName(text) ? text : '';
}
