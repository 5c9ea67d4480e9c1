import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageFacts, VulnerabilityReport } from '../../../connectors/port.ts';
import { RegistryError, scanError } from '../../../domain/registryError.ts';
import type { RegistryAccesses } from '../../../registryAccess/registryAccess.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import { scannable } from '../../../store/imageRef.ts';
import type { ReportRepository } from '../reportRepository.ts';
import type { FactsRepository } from './factsRepository.ts';

/** A page that shows one image waits so long for its report, ms; SDKs give up after 3 s. */
const patienceMs = 2_500;

const emptyReport: VulnerabilityReport = { scanner: '', findings: [], skipped: 0 };

interface ReportFetchOptions {
  readonly accesses: RegistryAccesses;
  readonly reports: ReportRepository;
  readonly facts: FactsRepository;
  /** Hears that stored findings have changed. */
  readonly onStored: () => void;
}

/**
 * Reads one image's report from its registry and stores it, and with it what the list of images does not tell where the
 * registry's does not; two who want the same one share the reading.
 */
export class ReportFetch {
  readonly #options: ReportFetchOptions;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();

  constructor(options: ReportFetchOptions) {
    this.#options = options;
  }

  /** Throws RegistryError, which is kept with the report too. */
  fetch(image: ImageRecord, signal: AbortSignal): Promise<void> {
    const key = `${image.registry_id}/${image.digest}`;
    const running = this.#running.get(key) ?? this.#fetch(image, signal).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  /** For a page that waits: returns when the report is stored or has failed, or when its patience is over. */
  async fetchNow(image: ImageRecord): Promise<void> {
    const reading = this.fetch(image, this.#stop.signal).catch(() => undefined);
    const over = new AbortController();
    await Promise.race([reading, sleep(patienceMs, undefined, { signal: over.signal }).catch(() => undefined)]);
    over.abort();
  }

  /** Ends what pages still wait for. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The reading of reports was stopped.'));
    await Promise.allSettled(this.#running.values());
  }

  async #fetch(image: ImageRecord, signal: AbortSignal): Promise<void> {
    const { accesses, reports, facts, onStored } = this.#options;
    try {
      const access = await accesses.of(image.registry_id);
      if (access === undefined) return;
      const { connector, target } = access;
      if (image.facts_due !== null && connector.imageFacts !== undefined) {
        const platforms = await facts.platforms(image);
        await this.#storeFacts(image, await connector.imageFacts(target, scannable(image), signal, platforms));
        onStored();
        return;
      }
      const report = await connector.vulnerabilities(target, scannable(image), signal);
      const { findings } = report ?? emptyReport;
      // A scan that has just begun there takes the report away, or nothing of it is understood: that is no image without findings.
      if (image.vulnerabilities > 0 && findings.length === 0) throw scanError('noReport');
      await reports.store(image, report ?? emptyReport);
      onStored();
    } catch (error) {
      if (error instanceof RegistryError) {
        await reports.failed(image, error.failure);
        if (image.facts_due !== null) await facts.later(image);
      }
      throw error;
    }
  }

  async #storeFacts(image: ImageRecord, read: ImageFacts | 'noImage'): Promise<void> {
    const { reports, facts } = this.#options;
    if (read === 'noImage') return await facts.noImage(image);
    const stored = await facts.store(image, read);
    if (stored !== undefined && read.report !== null) await reports.store(stored, read.report);
  }
}
