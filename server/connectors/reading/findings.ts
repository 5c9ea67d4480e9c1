import { type Severity, severities } from '#contract/enums.ts';
import type { Finding, VulnerabilityReport } from '../port.ts';
import { isName } from './fieldValues.ts';

/** What of one report is taken: real ones have some thousands of findings. */
const mostFindings = 20_000;
const longest = { name: 256, version: 256, description: 2_000, link: 2_048 };

/** A finding as a scanner's answer holds it, before anything of it is trusted. */
export interface RawFinding {
  readonly name: string;
  readonly package: string;
  readonly installedVersion: string;
  readonly fixedVersion: string;
  readonly severity: Severity;
  readonly scores: readonly unknown[];
  readonly description: string;
  readonly links: readonly string[];
}

/**
 * Gathers the findings of one report. One vulnerability of one package in one version counts once, as bad as the worst
 * that is said of it. What is not usable is counted, never guessed.
 */
export class FindingsReader {
  readonly #findings = new Map<string, Finding>();
  #skipped = 0;

  /** As many as are taken of one report: what else it holds is only counted. */
  get isFull(): boolean {
    return this.#findings.size >= mostFindings;
  }

  skip(count = 1): void {
    this.#skipped += count;
  }

  add(read: RawFinding): void {
    const raw = { ...read, name: withoutDirection(read.name), package: withoutDirection(read.package) };
    const key = [raw.name, raw.package, raw.installedVersion].join('\0');
    const known = this.#findings.get(key);
    const isTooMany = known === undefined && this.isFull;
    if (isTooMany || !isShortName(raw.name) || !isShortName(raw.package)) {
      this.skip();
      return;
    }
    const finding = usable(raw);
    this.#findings.set(key, known === undefined ? finding : worse(known, finding));
  }

  report(scanner: string): VulnerabilityReport {
    return { scanner: oneLine(scanner, 128), findings: [...this.#findings.values()], skipped: this.#skipped };
  }
}

function isShortName(text: string): boolean {
  return text.length <= longest.name && isName(text);
}

function usable(raw: RawFinding): Finding {
  return {
    name: raw.name,
    package: raw.package,
    installedVersion: oneLine(raw.installedVersion, longest.version),
    fixedVersion: oneLine(raw.fixedVersion, longest.version),
    severity: raw.severity,
    score: raw.scores.find(isScore) ?? null,
    description: oneLine(raw.description, longest.description),
    link: raw.links.find(isLink) ?? '',
  };
}

function worse(one: Finding, other: Finding): Finding {
  const [worst, milder] =
    severities.indexOf(other.severity) < severities.indexOf(one.severity) ? [other, one] : [one, other];
  return { ...worst, fixedVersion: worst.fixedVersion || milder.fixedVersion, score: worst.score ?? milder.score };
}

/** Without marks of direction, by which a name would look like another. */
function withoutDirection(text: string): string {
  return text.replaceAll(/\p{Bidi_Control}/gu, '');
}

/** Marks of direction go. Control characters (line breaks too) and halves of a pair, as a cut leaves them, become spaces; what is too long ends with an ellipsis. */
function oneLine(text: string, length: number): string {
  const plain = withoutDirection(text);
  const isCut = plain.length > length;
  const line = plain
    .slice(0, isCut ? length - 1 : length)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  return isCut ? `${line}…` : line;
}

function isScore(score: unknown): score is number {
  return typeof score === 'number' && score > 0 && score <= 10;
}

/** It becomes a link on a page: nothing but a web address may. */
export function isLink(link: string): boolean {
  if (link.length > longest.link || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return false;
  return !/\p{Cc}/u.test(link);
}
