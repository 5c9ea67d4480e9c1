import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** What lies in a data folder of ours, by the beginnings of names: a backup mostly lies beside what it is a copy of. */
const ours = /^(?:mooring|secret\.key|backup)/;
/** SQLite would make them as the umask says; its `-wal` and `-shm` take the mode of the database. */
const made = ['mooring.db', 'mooring.lock'];
const forOthers = 0o077;
const sharedByAll = 0o1000;

/**
 * Makes the data folder, and keeps it and its files to the user that the server runs as (0700, 0600): what is open to
 * others is mended. Returns the paths that were mended. Throws a sentence for a person where that cannot be made true.
 */
export function secureDataFolder(dataDir: string): readonly string[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataDir);
  const mended: string[] = [];
  const mend = (path: string, stats: Stats, mode: number) => {
    if ((stats.mode & forOthers) === 0) return;
    chmodSync(path, mode);
    mended.push(path);
  };

  // The folder first: once it is closed nobody exchanges a file between the look and the change.
  const stats = ownedByUs(folder);
  if ((stats.mode & forOthers) !== 0) refuseSharedFolder(folder, stats);
  mend(folder, stats, 0o700);
  for (const name of readdirSync(folder).filter((name) => ours.test(name))) {
    const path = join(folder, name);
    const found = ownedByUs(path);
    if (found.isSymbolicLink()) throw new Error(`${path} is a symbolic link: put the file itself there.`);
    if (!found.isFile() && !found.isDirectory()) throw new Error(`${path} is not a file: move it away.`);
    mend(path, found, found.isDirectory() ? 0o700 : 0o600);
  }
  for (const name of made) closeSync(openSync(join(folder, name), 'a', 0o600));
  return mended;
}

/** Windows has no such owners and modes. */
function ownedByUs(path: string): Stats {
  const stats = lstatSync(path);
  const us = process.getuid?.() ?? stats.uid;
  if (stats.uid === us) return stats;
  throw new Error(
    `${path} belongs to another user (uid ${stats.uid}; the server runs as uid ${us}): change its owner, or choose another MOORING_DATA_DIR.`,
  );
}

/** To close a folder that others use, /tmp or a home of many things, would take it away from them. */
function refuseSharedFolder(folder: string, stats: Stats): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  const isForeign = names.length > 0 && !names.some((name) => ours.test(name));
  if (!isForeign && (stats.mode & sharedByAll) === 0) return;
  throw new Error(`${folder} is open to other users and holds other things: choose a MOORING_DATA_DIR of its own.`);
}
