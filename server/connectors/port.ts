import type { ScanBlock, Severity } from '#contract/enums.ts';
import type { Doubt } from '#contract/failures/doubts.ts';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { Skip } from '#contract/failures/skips.ts';
import type { PartProof } from '../domain/partProof.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import type { ListedScan } from '../domain/risk/listedScan.ts';
import type { ImageContent } from './imageContent.ts';

/** Called with what was seen as each stage of a connection passes; a second connection starts from the first stage again. */
export type OnStagePassed = (evidence: StageEvidence) => void;

/** Called for each part as soon as it is known how it stands. */
export type OnPartProven = (proof: PartProof) => void;

/** A repository as the registry lists it; `name` without the namespace. */
export interface ListedRepository {
  readonly namespace: string;
  readonly name: string;
  /** The path of its page in the registry's own console, made of ids and encoded names by the connector itself. */
  readonly webPath?: string;
}

/** One row of the image list: two tags on one digest are two rows, an untagged image has tag ''. */
export interface ListedImage {
  readonly tag: string;
  /** `sha256:` and 64 lower-case hex digits. */
  readonly digest: string;
  /** Bytes; for an index the sum of its children where known; null where the registry does not say. */
  readonly size: number | null;
  readonly mediaType: string;
  /** `os/architecture[/variant]`; several for an index. */
  readonly platforms: readonly string[];
  /** When it was built; ms since 1970. */
  readonly createdAt: number | null;
  /** When the tag or digest was pushed; null where the registry does not say: with `contentUnread` the listing that first sees it tells. */
  readonly updatedAt: number | null;
  /**
   * Null where the registry's scanner has never looked at it, and only there. What it said stays where it is
   * `unavailable`, as while it cannot be asked, and where its answer was `notUnderstood`.
   */
  readonly scan: ListedScan | 'unavailable' | 'notUnderstood' | null;
  /** Why it cannot be scanned; absent where it can. */
  readonly scanBlocked?: ScanBlock;
  /**
   * The list tells its tag, digest, size and time alone, and the rest costs calls of its own: `imageFacts` reads it behind the
   * page, and what it read once stays. What is told here all the same holds until then.
   */
  readonly factsUnread?: true;
  /** The list tells its tag and digest alone, and taking it in reads the rest, which then stays. */
  readonly contentUnread?: true;
}

/** What a list does not tell of an image where `factsUnread` says so. */
export interface ImageFacts
  extends Pick<ListedImage, 'size' | 'mediaType' | 'platforms' | 'createdAt' | 'scan' | 'scanBlocked'> {
  /** What the scanner found, where the same call tells it. */
  readonly report: VulnerabilityReport | null;
}

/** One image to be scanned, or whose report is read. */
export interface ScannableImage {
  readonly repository: ListedRepository;
  readonly digest: string;
  /** One of its tags; '' where it has none. Some registries know images by their tags alone. */
  readonly tag: string;
}

/** One vulnerability of one package, as a scanner reports it. */
export interface Finding {
  /** `CVE-…`, or the scanner's own id. */
  readonly name: string;
  readonly package: string;
  readonly installedVersion: string;
  /** '' where none is known. */
  readonly fixedVersion: string;
  readonly severity: Severity;
  /** CVSS 3, else 2: 0.0 to 10.0; null where there is none. */
  readonly score: number | null;
  readonly description: string;
  /** An http(s) address; '' where there is none. */
  readonly link: string;
}

export interface VulnerabilityReport {
  /** What made it, such as `Trivy v0.52.2`; '' where the registry does not say. */
  readonly scanner: string;
  readonly findings: readonly Finding[];
  /** Findings that were not understood, or were too many. */
  readonly skipped: number;
}

/** `byItself`: the registry scans without being asked and takes no requests. */
export type ScanRequest = 'requested' | 'byItself';

/** An element of the registry's answer that was not understood, and why; it is counted, never guessed. */
export interface SkippedElement extends Readonly<Skip> {
  readonly where: string;
  /** Where somebody has to act: a whole part was left out, or the scanner's answers were not understood. */
  readonly failure?: Failure;
}

/** What the registry says it holds; null where it does not say. */
export interface DeclaredTotals {
  readonly namespaces: number | null;
  readonly repositories: number | null;
}

/** How a list that was read ended: proven whole where there is no doubt. */
export interface ListEnd {
  readonly doubts: readonly Doubt[];
}

/** Takes what was read of a list; more is asked for once it resolves. */
export type PageSink<Element> = (elements: readonly Element[], skipped: readonly SkippedElement[]) => Promise<void>;

/** How a part of a registry (a project, an organization, an instance) was read. */
export interface PartEnd extends ListEnd {
  readonly part: string;
  /** Why it was not read to its end; what was seen until then counts all the same. */
  readonly failure?: Failure;
  /** Why it was left out, where nothing failed. */
  readonly leftOut?: SkippedElement;
  /** The registry seems not to have it. That proves nothing: where repositories of it are stored, it was left out. */
  readonly notOffered?: boolean;
}

/** What a complete list lacks, to be asked for by itself. */
export type Missing =
  | { readonly kind: 'image'; readonly repository: ListedRepository; readonly tag: string; readonly digest: string }
  | { readonly kind: 'repository'; readonly repository: ListedRepository }
  | { readonly kind: 'part'; readonly part: string };

/**
 * `gone`: an error of the registry's own says so; a proxy's page, a refusal and silence are `unknown`. `unlisted`: the list of its
 * kind, asked for anew, is whole and lacks it, and the registry has no word for it.
 */
export type Presence = 'there' | 'gone' | 'unlisted' | 'unknown';

/** Hears of a registry's repositories while they are read, part by part. A part that fails does not stop the others. */
export interface RepositorySink {
  readonly repositories: PageSink<ListedRepository>;
  partEnded(end: PartEnd): Promise<void>;
}

/** How the list of a registry's parts ended. */
export interface RegistryEnd extends ListEnd {
  readonly declared: DeclaredTotals;
  /** Why its parts are not all known, where a page of their list failed. */
  readonly failure?: Failure;
  /** Where the registry is several (ACR Enterprise): how many, those left out among them. */
  readonly instances?: number;
}

/** What a registry said of itself while it was verified. */
export interface Verified {
  /** The server's version as it gives it, such as `v2.9.0-6d1ad65c`; null where it does not. */
  readonly serverVersion: string | null;
}

/**
 * One kind of registry. Every method throws `RegistryError` and nothing else for what a registry or
 * the network can do wrong, and stops at once when the signal aborts (with the signal's reason).
 */
export interface RegistryConnector {
  /**
   * Fast: the version anonymously, then one call for each secret. No listing. `onPassed` is called as the stages
   * connect, tls, version, login and role pass: saving reports the last one when its 2.5 s are over (SDKs wait 3 s),
   * a diagnosis shows them all. `onPart` hears of the parts as they are proven; where the time is over before, they are saved
   * unproven.
   */
  verify(
    target: RegistryTarget,
    signal: AbortSignal,
    onPassed?: OnStagePassed,
    onPart?: OnPartProven,
  ): Promise<Verified>;
  /**
   * As `verify`, but not limited in time: tries each right that a listing needs, so that all missing ones are
   * reported at once. Absent where `verify` tries them all.
   */
  diagnose?(target: RegistryTarget, signal: AbortSignal, onPassed: OnStagePassed): Promise<Verified>;
  /** A person wants it tried again though the account was refused. */
  forgetRefusals(target: RegistryTarget): void;
  /**
   * Proves, before single repositories are listed, that the account still sees everything; waits out what passes by
   * itself, for which `verify` has no time. Absent where `verify` proves as much.
   */
  proveAccount?(target: RegistryTarget, signal: AbortSignal): Promise<unknown>;
  /** The part of the registry that a namespace is in, as `PartEnd` names it. */
  partOf(namespace: string): string;
  /** The parts that the target itself names, as a Quay's rows; absent where the registry tells of its parts. */
  configuredParts?(target: RegistryTarget): readonly string[];
  /**
   * Reads every part's repositories, each to the last page, and tells of each part how it ended. Throws only where the
   * registry as a whole cannot be read. The account is proven before and after: an anonymous list is never taken for the whole.
   */
  listRepositories(target: RegistryTarget, sink: RepositorySink, signal: AbortSignal): Promise<RegistryEnd>;
  /** Every image of one repository, to the last page. What was taken before it throws was seen all the same. */
  listImages(
    target: RegistryTarget,
    repository: ListedRepository,
    take: PageSink<ListedImage>,
    signal: AbortSignal,
  ): Promise<ListEnd>;
  /**
   * What its list leaves open of an image, or that it is none. `platforms`: the digests of what it holds, where its content was read
   * before; then only what the scanner says is asked for. Absent where lists tell all.
   */
  imageFacts?(
    target: RegistryTarget,
    image: ScannableImage,
    signal: AbortSignal,
    platforms?: readonly string[],
  ): Promise<ImageFacts | 'noImage'>;
  /**
   * What an image is made of: its manifest and configuration, of an index those of its platforms, all proven by their digests;
   * or that it is none. What of its content cannot be read is ImageContentFailure.
   */
  readImage(target: RegistryTarget, image: ScannableImage, signal: AbortSignal): Promise<ImageContent | 'noImage'>;
  /** Whether something that a list lacks is gone; asked for by itself. */
  presenceOf(target: RegistryTarget, missing: Missing, signal: AbortSignal): Promise<Presence>;
  /** What the scanner last found in one image; null where there is no report to read. */
  vulnerabilities(
    target: RegistryTarget,
    image: ScannableImage,
    signal: AbortSignal,
  ): Promise<VulnerabilityReport | null>;
  /** Asks for a new scan; one that is under way already counts as requested. Does not wait for its end. */
  requestScan(target: RegistryTarget, image: ScannableImage, signal: AbortSignal): Promise<ScanRequest>;
  /**
   * How the image's scan stands now, as a listing would tell it; null where it was never scanned. Throws RegistryFailure
   * where the scanner's answer is not understood.
   */
  scanState(target: RegistryTarget, image: ScannableImage, signal: AbortSignal): Promise<ListedScan | null>;
}
