import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { MooringProcess } from '../../fixtures/mooringProcess.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

/** An address of this machine that nobody listens at. */
async function freeAddress(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

test('who opens the console while its data is upgraded is told so, and led on once that is done', async ({ page }) => {
  const mooring = new MooringProcess();
  execFileSync(process.execPath, ['server/testing/upgrades/earlierData.ts', mooring.dataDir, '0012_whole_runs']);
  // The upgrade waits for whoever writes, ten seconds at most: so long it is seen.
  const writer = new DatabaseSync(join(mooring.dataDir, 'mooring.db'));
  writer.exec('begin immediate');
  mooring.url = await freeAddress();
  const starting = mooring.start();
  await expect
    .poll(() =>
      page.request.get(mooring.url).then(
        (answer) => answer.status(),
        () => 0,
      ),
    )
    .toBe(503);

  await page.goto(mooring.url);
  await expect(page.getByRole('heading', { name: 'Mooring is being upgraded' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectNoViolations(page);

  writer.close();
  await starting;
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await mooring.close();
});
