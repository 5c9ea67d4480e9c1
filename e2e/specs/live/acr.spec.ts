import { expect } from '@playwright/test';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { test as liveTest } from '../../fixtures/liveTest.ts';
import { type AcrAnswers, AcrDrawer } from '../../pages/acrDrawer.ts';

interface AcrFixtures {
  /** A cloud account with both editions in Hangzhou, and an instance in Shanghai that no VPC may reach. */
  cloud: RunningSimulator;
  acr: AcrDrawer;
  /** What to answer to connect Hangzhou. */
  account: AcrAnswers;
}

const test = liveTest.extend<AcrFixtures>({
  cloud: async ({}, use) => {
    const cloud = await startAcr({
      world: createWorld({ images: 90, kind: 'harbor-v1' }),
      places: [
        instanceIn('cn-hangzhou', 'trade-prod'),
        { edition: 'personal', region: 'cn-hangzhou' },
        instanceIn('cn-shanghai', 'trade-lab', { vpc: 'disabled' }),
      ],
    });
    await use(cloud);
    await cloud.close();
  },
  acr: async ({ page }, use) => use(new AcrDrawer(page)),
  account: async ({ cloud }, use) =>
    use({
      accessKeyId: simulatorKeys.reader.id,
      secret: simulatorKeys.reader.secret,
      regionIds: ['cn-hangzhou'],
      endpoint: { ip: cloud.host, port: cloud.port },
    }),
});

test('an AccessKey that has passed every stage brings in the images of both editions without another question, and a Personal one says why it cannot be scanned', {
  tag: '@core',
}, async ({ page, openSignedIn, images, acr, account, cloud }) => {
  await openSignedIn('cn/assets/images?view=images');
  await acr.open.click();
  await acr.fill(account);
  await acr.chooseUnlimited();
  await acr.test.click();
  await expect(acr.summary).toContainText(/^Passed: \d+ images in \d+ repositories, 1 Enterprise instance$/);
  await expect(acr.stage('TLS and certificate')).toContainText('not applicable');
  for (const stage of [
    'Name resolution',
    'TCP connection',
    'Type and version',
    'Sign-in',
    'Permissions',
    'Image listing',
  ]) {
    await expect(acr.stage(stage)).toContainText(/passed\s*\d+\s*ms/);
  }

  // Were the key asked about again, this would refuse it.
  cloud.faults.set({ kind: 'wrongPassword', times: 1, path: 'PageSize=1$' });
  await acr.ok.click();
  await expect(acr.dialog).toBeHidden();
  await expect(images.registry('cr.cn-hangzhou.aliyuncs.com')).toContainText('Verified');
  await expect(images.rows.first()).toBeVisible();
  await page.goto(page.url().replace(/\?.*/, '?view=images&q=repoNamespace:trade-prod/'));
  await expect(images.rows.first()).toContainText('trade-prod/');
  await expect(images.rows.getByRole('button', { name: 'Not scannable' })).toHaveCount(0);

  await page.goto(page.url().replace(/\?.*/, '?view=images&sort=RiskLevel&order=asc'));
  const blocked = images.rows.getByRole('button', { name: 'Not scannable' }).first();
  await expect(blocked).toBeVisible();
  await blocked.focus();
  await expect(page.getByRole('tooltip')).toContainText('Personal Edition');
});

test('a wrong secret is said on its field, and nothing is connected', async ({
  page,
  openSignedIn,
  images,
  acr,
  account,
}) => {
  await openSignedIn('cn/assets/images?drawer=acr');
  await acr.fill({ ...account, secret: 'wrong' });
  await acr.test.click();
  await expect(acr.stage('Sign-in')).toContainText('The AccessKey secret is incorrect.');
  await expect(acr.stage('Permissions')).toContainText('not reached');
  await acr.stage('Sign-in').getByRole('button', { name: 'Go to field' }).click();
  await expect(acr.secret).toBeFocused();
  await acr.ok.click();
  await expect(acr.secret).toHaveAttribute('aria-invalid', 'true');
  await expect(acr.secret).toBeFocused();
  await expect(acr.accessKeyId).toHaveAttribute('aria-invalid', 'false');
  const toast = page.getByRole('alert').filter({ hasText: 'FailedToVerifyUsernameOrPwd' });
  await expect(toast.first()).toContainText('does not match the AccessKey ID');
  await expect(images.registries).toBeHidden();
});

test('an instance without VPC access is named, with what to configure', async ({
  openSignedIn,
  images,
  acr,
  account,
}) => {
  await openSignedIn('cn/assets/images?drawer=acr');
  await acr.fill({ ...account, regionIds: ['cn-hangzhou', 'cn-shanghai'] });
  await acr.test.click();
  await expect(acr.summary).toContainText('China (Shanghai) failed at “Image listing”');
  await expect(acr.testedRegion('China \\(Hangzhou\\)')).toContainText('Passed: ');
  await expect(acr.testedRegion('China \\(Shanghai\\)')).toContainText('VpcAccessNotConfigured');
  await acr.ok.click();
  await expect(acr.dialog).toBeHidden();
  const shanghai = images.registry('cr.cn-shanghai.aliyuncs.com');
  await expect(shanghai).toContainText('VpcAccessNotConfigured');
  await expect(shanghai).toContainText('trade-lab: in the Container Registry console, open the instance');
});
