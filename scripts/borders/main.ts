import { checkBorders } from './checkBorders.ts';
import { readFiles } from './readFiles.ts';

const complaints = checkBorders(readFiles());
if (complaints.length > 0) {
  process.stderr.write(`${complaints.join('\n')}\n\nWho may import whom: scripts/borders/rooms.ts\n`);
  process.exitCode = 1;
}
