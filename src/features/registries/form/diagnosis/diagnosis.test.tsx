import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { failedAt, passedWith, runningAt } from '../../../../testing/diagnosisAnswers.ts';
import { openDrawer, recordAdds, recordDiagnoses } from '../../../../testing/drawers/connectDrawer.ts';
import { privateCertificate } from '../../../../testing/mockWorld/refusals/demoCertificates.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

async function openFilled() {
  const page = await openDrawer();
  await page.fill();
  const stage = (name: string) => {
    const item = page.drawer.getByText(name, { selector: 'li *' }).closest('li');
    if (item === null) throw new Error(`No stage ${name}`);
    return within(item);
  };
  return { ...page, stage };
}

const untrusted: Failure = { code: 'CertificateError', reason: 'untrusted', certificate: privateCertificate };

test('a form that may not be saved is not tested either', { tags: 'thorough' }, async () => {
  const { started } = recordDiagnoses(() => passedWith(1));
  const { drawer, click } = await openDrawer();
  await click('Test connection');
  expect(await drawer.findAllByText('Required')).toHaveLength(4);
  expect(drawer.getByLabelText('IP')).toHaveFocus();
  expect(started).toEqual([]);
});

test('each stage shows how it stands; the whole is announced', async () => {
  let answer = runningAt('login');
  recordDiagnoses(() => answer);
  const { drawer, click, stage } = await openFilled();
  await click('Test connection');
  expect(await drawer.findByText('Testing: Sign-in…')).toHaveAttribute('aria-live', 'polite');
  expect(stage('TCP connection').getByText('passed')).toBeInTheDocument();
  expect(stage('Permissions').getByText('waiting')).toBeInTheDocument();
  answer = passedWith(2431);
  expect(await drawer.findByText('Passed: 2,431 images in 86 repositories')).toBeInTheDocument();
  expect(stage('Image listing').getByText('900 ms')).toBeInTheDocument();
});

test('what has passed is saved at once, without being verified again', async () => {
  const sent = recordAdds();
  recordDiagnoses(() => passedWith(10));
  const { drawer, click, ok } = await openFilled();
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  await ok();
  await waitFor(() => expect(sent).toMatchObject([{ DiagnosisId: 'diagnosis-1' }]));
});

test('what has changed since is outdated and does not stand in for the verification', {
  tags: 'thorough',
}, async () => {
  const sent = recordAdds();
  recordDiagnoses(() => passedWith(10));
  const { drawer, click, enter, ok } = await openFilled();
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  await enter('Display name (optional)', 'Production');
  expect(drawer.queryByText(/have changed since this test/)).not.toBeInTheDocument();
  await enter('Password', 'another');
  expect(await drawer.findByText(/have changed since this test/)).toBeInTheDocument();
  await ok();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.DiagnosisId).toBeUndefined();
});

test('values put back as they were tested count as tested', { tags: 'thorough' }, async () => {
  recordDiagnoses(() => passedWith(10));
  const { drawer, click, enter } = await openFilled();
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  await enter('Password', 'another');
  await drawer.findByText(/have changed since this test/);
  await enter('Password', 'secret');
  await waitFor(() => expect(drawer.queryByText(/have changed since this test/)).not.toBeInTheDocument());
});

test('a test can be stopped', { tags: 'thorough' }, async () => {
  const { cancelled } = recordDiagnoses(() => runningAt('connect'));
  const { drawer, click } = await openFilled();
  await click('Test connection');
  await drawer.findByText('Testing: TCP connection…');
  await click('Stop test');
  expect(await drawer.findByText('The test was stopped.')).toBeInTheDocument();
  expect(cancelled).toEqual(['diagnosis-1']);
});

test('a test of values that change meanwhile is stopped', { tags: 'thorough' }, async () => {
  const { cancelled } = recordDiagnoses(() => runningAt('connect'));
  const { drawer, click, enter } = await openFilled();
  await click('Test connection');
  await drawer.findByText('Testing: TCP connection…');
  await enter('IP', '203.0.113.51');
  await waitFor(() => expect(cancelled).toContain('diagnosis-1'));
  expect(await drawer.findByText('The test was stopped.')).toBeInTheDocument();
});

test('a test that nobody waits for any more is stopped when the drawer closes', { tags: 'thorough' }, async () => {
  const { cancelled } = recordDiagnoses(() => runningAt('connect'));
  const { drawer, click } = await openFilled();
  await click('Test connection');
  await drawer.findByText('Testing: TCP connection…');
  await click('Cancel');
  (await screen.findByRole('button', { name: 'Discard' })).click();
  await waitFor(() => expect(cancelled).toEqual(['diagnosis-1']));
});

test.each<[string, Failure, string, object]>([
  ['another version', { code: 'RegistryVersionError', found: 'V1' }, 'Switch to V1', { RegistryVersion: 'V1' }],
  ['another type', { code: 'RegistryTypeError', found: 'harbor' }, 'Switch to Harbor', {}],
  [
    'another protocol',
    { code: 'NetworkConnectError', reason: 'tlsToPlainHttp', passed: 'connect' },
    'Switch to http',
    { ProtocolType: 1 },
  ],
])('%s is set right and tested again by one click', { tags: 'thorough' }, async (_what, failure, fix, sent) => {
  const { started } = recordDiagnoses(({ DiagnosisId }) =>
    DiagnosisId === 'diagnosis-1' ? failedAt('version', failure) : passedWith(10),
  );
  const { drawer, click } = await openFilled();
  await click('Test connection');
  await click(fix);
  expect(await drawer.findByText(/^Passed/)).toBeInTheDocument();
  expect(started[1]).toMatchObject(sent);
});

test('a lack of rights names them and the smallest role that is enough', { tags: 'thorough' }, async () => {
  recordDiagnoses(() =>
    failedAt('role', { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listProjects', 'listImages'] }),
  );
  const { drawer, click } = await openFilled();
  await click('Test connection');
  expect(
    await drawer.findByText(/Missing permissions: list projects, list artifacts\. Minimum role/),
  ).toBeInTheDocument();
});

test('a failure says its code and what was seen, and leads to its field', async () => {
  recordDiagnoses(() => failedAt('login', { code: 'FailedToVerifyUsernameOrPwd', reason: 'oidc' }));
  const { drawer, click } = await openFilled();
  await click('Test connection');
  expect(await drawer.findByText('FailedToVerifyUsernameOrPwd')).toBeInTheDocument();
  expect(drawer.getByText(/Users sign in through OIDC/)).toBeInTheDocument();
  await click('Go to field');
  expect(drawer.getByLabelText('Username')).toHaveFocus();
});

test('a refused certificate is shown, and its authority trusted only after its SHA-256 was compared', {
  tags: 'thorough',
}, async () => {
  const { started } = recordDiagnoses(({ DiagnosisId }) =>
    DiagnosisId === 'diagnosis-1' ? failedAt('tls', untrusted) : passedWith(10),
  );
  const { drawer, click, user } = await openFilled();
  await click('Test connection');
  expect(
    await drawer.findByText(/certificate of CN=registry\.intranet\.example, issued by CN=Intranet Root CA/),
  ).toBeInTheDocument();
  expect(drawer.getByText(privateCertificate.sha256)).toBeInTheDocument();
  expect(drawer.getByRole('button', { name: 'Trust this CA' })).toBeDisabled();
  await user.click(drawer.getByRole('checkbox', { name: /compared this SHA-256/ }));
  await click('Trust this CA');
  await click('Test again');
  await drawer.findByText(/^Passed/);
  // The certificate alone, without the line break that ends its file.
  expect(started[1]?.CaCertificate).toBe(privateCertificate.authority?.pem.trim());
});

test('one certificate can be pinned instead', { tags: 'thorough' }, async () => {
  const { started } = recordDiagnoses(({ DiagnosisId }) =>
    DiagnosisId === 'diagnosis-1' ? failedAt('tls', untrusted) : passedWith(10),
  );
  const { drawer, click, user } = await openFilled();
  await click('Test connection');
  await user.click(await drawer.findByRole('checkbox', { name: /compared this SHA-256/ }));
  await click('Pin this certificate');
  expect(drawer.getByLabelText(/^Pinned certificate/)).toHaveValue(privateCertificate.sha256);
  await click('Test again');
  await drawer.findByText(/^Passed/);
  expect(started[1]?.CertificateFingerprint).toBe(privateCertificate.sha256);
});

test('pasting another authority opens its field', { tags: 'thorough' }, async () => {
  recordDiagnoses(() => failedAt('tls', untrusted));
  const { drawer, click } = await openFilled();
  await click('Test connection');
  await click('Enter another CA…');
  expect(drawer.getByLabelText(/^CA certificate/)).toHaveFocus();
});

test('what was counted says how long it takes, and one click makes it a day', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  recordDiagnoses(() => passedWith(2431));
  const { drawer, click, ok } = await openFilled();
  await click('Test connection');
  expect(await drawer.findByText('2,431 images at 10 per hour: about 10 days 3 hr.')).toBeInTheDocument();
  await click('Use 200 per hour to finish within a day');
  expect(drawer.queryByRole('button', { name: /within a day/ })).not.toBeInTheDocument();
  await ok();
  await waitFor(() => expect(sent).toMatchObject([{ TransPerHour: 200, DiagnosisId: 'diagnosis-1' }]));
});

test('images are counted once for all their tags, and those that may be none as “at most”', {
  tags: 'thorough',
}, async () => {
  recordDiagnoses(() => passedWith(2340, { DistinctImages: 1990, AtMost: true }));
  const { drawer, click } = await openFilled();
  await click('Test connection');
  expect(await drawer.findByText('At most 1,990 images at 10 per hour: up to 8 days 7 hr.')).toBeInTheDocument();
  expect(drawer.getByText('86 repositories with 1,990 images (2,340 tags) match.')).toBeInTheDocument();
});

test('patterns are counted while one types, with a warning where nothing matches', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  recordDiagnoses(({ IncludePatterns = [] }) => {
    if (IncludePatterns.length === 0) return passedWith(2431);
    const some = IncludePatterns.includes('payments/**');
    return passedWith(2431, {
      Repositories: some ? 3 : 0,
      Images: some ? 42 : 0,
      Examples: some ? ['payments/ledger'] : [],
    });
  });
  const { drawer, click, enter, ok, user } = await openFilled();
  await click('Test connection');
  expect(await drawer.findByText('86 repositories with 2,431 images match.')).toBeInTheDocument();
  await user.click(drawer.getByText('Select repositories by pattern'));
  await enter(/^Include/, 'payments/**');
  expect(await drawer.findByText('3 repositories with 42 images match.')).toBeInTheDocument();
  expect(drawer.getByText('For example: payments/ledger')).toBeInTheDocument();
  await enter(/^Include/, 'nothing');
  expect(await drawer.findByText('No repository matches: no images will be taken in.')).toBeInTheDocument();
  await enter(/^Include/, 'payments/**');
  await ok();
  // Patterns do not change how the registry is reached.
  await waitFor(() => expect(sent).toMatchObject([{ IncludePatterns: ['payments/**'], DiagnosisId: 'diagnosis-1' }]));
});
