import { checkBorders } from './checkBorders.ts';
import { readFiles } from './readFiles.ts';
import { unreadExports } from './unreadExports.ts';

const files = readFiles();
const complaints = [
  ...checkBorders(files).map((text) => `${text} (who may import whom: scripts/borders/rooms.ts)`),
  ...unreadExports(files).map((text) => `${text} is exported, but nothing imports it: drop the word export`),
];
if (complaints.length > 0) {
  process.stderr.write(`${complaints.join('\n')}\n`);
  process.exitCode = 1;
}
