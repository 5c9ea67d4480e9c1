import { spawnSync } from 'node:child_process';
import { readAudit } from './readAudit.ts';

/**
 * `npm run audit:dependencies`: fails where a package that the server runs, or the page is made of, has a known vulnerability of
 * high or critical severity. Whether a change may go in does not depend on a registry that does not answer.
 */
const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { lines, fails } = readAudit(stdout, stderr);
process.stdout.write(`${lines.join('\n')}\n`);
if (fails) process.exitCode = 1;
