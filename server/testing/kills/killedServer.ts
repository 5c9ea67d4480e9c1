import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { type ServerProcess, startServerProcess } from '../process/serverProcess.ts';
import { StoredState, type SyncPhase } from './storedState.ts';

/** As long as 20,000 images take; who waits for fewer has a limit of his own. */
const syncLimitMs = 10 * 60_000;

/** A server that is killed and started again on the same data, as often as one likes. */
export class KilledServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'mooring-kill-'));
  readonly #options: { readonly script?: string; readonly environment?: Readonly<Record<string, string>> };
  #process: ServerProcess | undefined;

  constructor(options: { readonly script?: string; readonly environment?: Readonly<Record<string, string>> } = {}) {
    this.#options = options;
  }

  /** The running process; started if it is not there. A registry in whose listing it died twice is listed again by a person. */
  async up(): Promise<ServerProcess> {
    if (this.#process !== undefined) return this.#process;
    this.#process = await startServerProcess({ ...this.#options, dataDir: this.dataDir });
    const { List } = await this.#process.call('PageImageRegistry', {});
    const waiting = List.filter(({ LastError }) =>
      JSON.stringify(LastError?.Detail ?? {}).includes('whileListingAgain'),
    );
    for (const { Id } of waiting) {
      await this.#process.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: Id });
    }
    return this.#process;
  }

  /** `kill -9`; tells in which phase the sync was left. Throws where the database is no longer sound. */
  async kill(): Promise<SyncPhase> {
    await this.#process?.end();
    this.#process = undefined;
    return this.look((state) => {
      const defects = state.defects();
      if (defects.length > 0) throw new Error(`The database is damaged: ${JSON.stringify(defects.slice(0, 5))}`);
      return state.phase();
    });
  }

  /** Returns once the latest sync is in this phase, or over. */
  async reaches(phase: SyncPhase): Promise<void> {
    const over = (now: SyncPhase) => now === phase || now === 'ended';
    await eventually(async () => this.look((state) => state.phase()), over, syncLimitMs);
  }

  /** Returns once the intake has read all that is listed. */
  async takesAllIn(): Promise<void> {
    await eventually(
      async () => this.look((state) => state.waiting()),
      (digests) => digests === 0,
      syncLimitMs,
    );
  }

  look<Result>(at: (state: StoredState) => Result): Result {
    using state = new StoredState(this.dataDir);
    return at(state);
  }

  async remove(): Promise<void> {
    await this.#process?.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
