import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { failedAt, inRegions, passedWith, runningAt } from '../../../../testing/diagnosisAnswers.ts';
import { openAcr, recordSaves } from '../../../../testing/drawers/acrDrawer.ts';
import { recordAcrDiagnoses } from '../../../../testing/drawers/connectDrawer.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const virginia = 'us-east-1';
const frankfurt = 'eu-central-1';

/** The drawer with a key for Virginia. */
async function openFilled() {
  const page = await openAcr('drawer=acr');
  await page.enter('AccessKey ID', 'new-key');
  await page.enter('AccessKey secret', 'secret');
  await page.choose('US (Virginia) · us-east-1');
  return page;
}

test('a form that may not be saved is not tested either', async () => {
  const { drawer, click } = await openAcr('drawer=acr');
  const { started } = recordAcrDiagnoses(() => passedWith(1));
  await click('Test connection');
  expect(await drawer.findAllByText('Required')).toHaveLength(3);
  expect(started).toEqual([]);
});

test('what passed every stage is saved without being verified again', async () => {
  const { drawer, click, ok } = await openFilled();
  const { started } = recordAcrDiagnoses(() => inRegions({ [virginia]: passedWith(2431) }));
  const sent = recordSaves();
  await click('Test connection');
  expect(await drawer.findByText('Passed: 2,431 images in 86 repositories')).toBeInTheDocument();
  expect(drawer.getByRole('list', { name: 'Test stages' })).toBeInTheDocument();
  expect(started).toMatchObject([{ AccessKeyId: 'new-key', AccessKeySecret: 'secret', RegionIds: [virginia] }]);
  await ok();
  await waitFor(() => expect(sent.adds).toMatchObject([{ RegionIds: [virginia], DiagnosisId: 'diagnosis-1' }]));
});

test('another region than those tested makes the test outdated, and saving verifies', {
  tags: 'thorough',
}, async () => {
  const { drawer, click, choose, ok } = await openFilled();
  recordAcrDiagnoses(() => inRegions({ [virginia]: passedWith(10) }));
  const sent = recordSaves();
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  await choose('Germany (Frankfurt) · eu-central-1');
  expect(await drawer.findByText(/have changed since this test/)).toBeInTheDocument();
  await ok();
  await waitFor(() => expect(sent.adds).toHaveLength(1));
  expect(sent.adds[0]).not.toHaveProperty('DiagnosisId');
});

test('a test can be stopped', { tags: 'thorough' }, async () => {
  const { drawer, click } = await openFilled();
  const { cancelled } = recordAcrDiagnoses(() => inRegions({ [virginia]: runningAt('connect') }));
  await click('Test connection');
  await drawer.findByText('Testing: TCP connection…');
  await click('Stop test');
  expect(await drawer.findByText('The test was stopped.')).toBeInTheDocument();
  expect(cancelled).toEqual(['diagnosis-1']);
});

test('each region stands for itself: the one that fails lies open, with what to configure', async () => {
  const { drawer, click } = await openFilled();
  const instances = [{ name: 'trade-lab', reason: 'disabled' as const }];
  const closed = failedAt('listing', { code: 'VpcAccessNotConfigured', instances });
  recordAcrDiagnoses(() => inRegions({ [virginia]: passedWith(10), [frankfurt]: closed }));
  await click('Test connection');
  const summary = 'Germany (Frankfurt) failed at “Image listing”: An Enterprise instance has no VPC access';
  expect(await drawer.findByText(summary)).toBeInTheDocument();
  const [passed, failed] = [...drawer.getByRole('list', { name: 'Tested regions' }).children];
  if (!(passed instanceof HTMLElement) || !(failed instanceof HTMLElement)) throw new Error('Two regions were tested.');
  expect(passed.querySelector('details')).not.toHaveAttribute('open');
  expect(failed.querySelector('details')).toHaveAttribute('open');
  expect(within(passed).getByText('Passed: 10 images in 86 repositories')).toBeInTheDocument();
  expect(
    within(failed).getByText(/^trade-lab: in the Container Registry console, open the instance/),
  ).toBeInTheDocument();
  // No field of the form could set it right.
  expect(drawer.queryByRole('button', { name: 'Go to field' })).not.toBeInTheDocument();
});

test('a wrong secret leads to its field', { tags: 'thorough' }, async () => {
  const { drawer, click } = await openFilled();
  const refused = { code: 'FailedToVerifyUsernameOrPwd', reason: 'accessKeySecretWrong' } as const;
  recordAcrDiagnoses(() => inRegions({ [virginia]: failedAt('login', refused) }));
  await click('Test connection');
  await click('Go to field');
  expect(drawer.getByLabelText('AccessKey secret')).toHaveFocus();
  expect(drawer.getByLabelText('AccessKey secret')).toBeInvalid();
});

test('missing rights are named as RAM names them, with the policy that is enough', { tags: 'thorough' }, async () => {
  const { drawer, click } = await openFilled();
  const missing = ['cr:GetInstanceVpcEndpoint', 'cr:ListRepositoryTag'] as const;
  const narrow = { code: 'UserDoesNotHaveAdminRole' as const, robot: false, missing: [...missing] };
  recordAcrDiagnoses(() => inRegions({ [virginia]: failedAt('role', narrow) }));
  await click('Test connection');
  const told = await drawer.findByText(/^Missing permissions: cr:GetInstanceVpcEndpoint, cr:ListRepositoryTag\./);
  expect(told).toHaveTextContent('AliyunContainerRegistryReadOnlyAccess');
});

test('the time is that of the region with the most images, as each has the limit to itself', {
  tags: 'thorough',
}, async () => {
  const { drawer, click, choose } = await openFilled();
  await choose('Germany (Frankfurt) · eu-central-1');
  recordAcrDiagnoses(() => inRegions({ [virginia]: passedWith(100), [frankfurt]: passedWith(200) }));
  expect(drawer.getByText(/limit applies to each region separately/)).toBeInTheDocument();
  await click('Test connection');
  expect(await drawer.findByText('200 images at 10 per hour: about 20 hr.')).toBeInTheDocument();
  expect(drawer.getByText('172 repositories with 300 images match.')).toBeInTheDocument();
});

test('patterns are counted while one types, and connected with the regions', { tags: 'thorough' }, async () => {
  const { drawer, user, click, enter, ok } = await openFilled();
  recordAcrDiagnoses(({ IncludePatterns = [] }) => {
    const some = { Repositories: 3, Images: 4, Examples: ['trade-prod/payments/ledger'] };
    return passedWith(10, IncludePatterns.length === 0 ? {} : some);
  });
  const sent = recordSaves();
  await click('Test connection');
  await drawer.findByText('86 repositories with 10 images match.');
  await user.click(drawer.getByText('Select repositories by pattern'));
  await enter(/^Include/, 'trade-prod/**');
  await enter(/^Exclude/, '**/sandbox-*');
  expect(await drawer.findByText('3 repositories with 4 images match.')).toBeInTheDocument();
  await ok();
  await waitFor(() =>
    expect(sent.adds).toMatchObject([
      { IncludePatterns: ['trade-prod/**'], ExcludePatterns: ['**/sandbox-*'], DiagnosisId: 'diagnosis-1' },
    ]),
  );
});

test('a connected region is tested with its stored key, and keeps patterns of its own', {
  tags: 'thorough',
}, async () => {
  const { drawer, user, click, enter, ok } = await openAcr('drawer=acr&registry=7');
  const { started } = recordAcrDiagnoses(() => inRegions({ 'ap-southeast-1': passedWith(10) }));
  const sent = recordSaves();
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  const kept = { AccessKeyId: 'old-key', RegionIds: ['ap-southeast-1'], RegistryId: 7 };
  expect(started.map(({ Lang, ...request }) => request)).toEqual([kept]);
  await user.click(drawer.getByText('Select repositories by pattern'));
  await enter(/^Include/, 'trade-sea/**');
  await ok();
  await waitFor(() => expect(sent.changes).toEqual([{ Id: 7, IncludePatterns: ['trade-sea/**'] }]));
  expect(sent.keys).toEqual([]);
});

test('a new key that was tested takes the place of the old one without being verified again', {
  tags: 'thorough',
}, async () => {
  const { drawer, click, enter, ok } = await openAcr('drawer=acr&registry=7');
  recordAcrDiagnoses(() => inRegions({ 'ap-southeast-1': passedWith(10) }));
  const sent = recordSaves();
  await enter('AccessKey ID', 'fresh-key');
  await enter('AccessKey secret', 'fresh');
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  await ok();
  await waitFor(() => expect(sent.keys).toMatchObject([{ NewAccessKeyId: 'fresh-key', DiagnosisId: 'diagnosis-1' }]));
});

test('saving without testing is one step away', { tags: 'thorough' }, async () => {
  const { click, user } = await openFilled();
  const sent = recordSaves();
  await click('More save options');
  await user.click(await screen.findByRole('menuitem', { name: /Save without testing/ }));
  await waitFor(() => expect(sent.adds).toMatchObject([{ SkipVerify: true }]));
});
