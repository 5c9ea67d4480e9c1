import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '#server/testing/process/serverProcess.ts';

/** A server on a data folder of its own, which goes with it. */
interface OwnServer<Filled> extends AsyncDisposable {
  readonly server: ServerProcess;
  readonly dataDir: string;
  /** What the folder was filled with. */
  readonly filled: Filled;
}

/** Fills a new data folder, perhaps with nothing, and starts a server on it: this version's, unless `script` is that of another. */
export async function startOwnServer<Filled>(
  fill: (dataDir: string) => Promise<Filled>,
  script?: string,
): Promise<OwnServer<Filled>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-bench-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const filled = await fill(dataDir);
    const server = await startServerProcess({ dataDir, ...(script === undefined ? {} : { script }) });
    const end = async () => {
      await server.end('SIGTERM');
      remove();
    };
    return { server, dataDir, filled, [Symbol.asyncDispose]: end };
  } catch (error) {
    remove();
    throw error;
  }
}
