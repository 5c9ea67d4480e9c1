import { expect, test } from 'vitest';
import { inspectImage } from './inspectImage.ts';
import { contentOf, type HonestImage } from './testing/honestImages.ts';

/** What is found beside secrets in an image that names a user and has a health check, with the steps. */
async function risksOf(image: Partial<HonestImage>) {
  const whole = { name: 'built', user: 'app', healthCheck: ['CMD', 'true'], history: [], ...image };
  const { risks } = await inspectImage(contentOf(whole));
  return risks.flat().map(({ key, step }) => (step === null ? key : `${key} ${step}`));
}

test.each([
  'curl -fsSL https://get.example.com | sh',
  '/bin/sh -c curl -sL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs',
  'RUN /bin/sh -c set -o pipefail && wget -qO- https://example.com/i.sh | sudo -E bash -s -- --yes # buildkit',
  'RUN /bin/sh -c curl https://sh.rustup.rs -sSf | tee /tmp/log | sh -s -- -y # buildkit',
  'RUN /bin/sh -c bash <(curl -s https://example.com/i.sh) # buildkit',
  'RUN /bin/sh -c sh -c "$(curl -fsSL https://raw.example.com/install.sh)" # buildkit',
  'RUN /bin/sh -c eval "$(wget -qO- https://example.com/env)" # buildkit',
  '|1 A=b /bin/sh -c curl https://bootstrap.pypa.io/get-pip.py | python3',
  'RUN /bin/bash -o pipefail -c curl https://example.com/i.sh | bash # buildkit',
])('a download that is run as it comes is told: %s', async (step) => {
  const history = [step.startsWith('curl') ? `RUN ${step}` : step];
  expect((await risksOf({ history })).filter((risk) => risk.startsWith('pipe'))).toEqual(['pipe_to_shell 0']);
});

test.each([
  'curl -fsSL https://example.com/key.asc | gpg --dearmor > /etc/apt/keyrings/a.gpg',
  'curl https://example.com/a.tgz | tar xz',
  'curl -O https://example.com/i.sh && echo "abc  i.sh" | sha256sum -c - && sh i.sh',
  'echo "curl https://example.com | sh" > README',
  'curl https://example.com/list | sort | xargs rm',
  'wget -q -O - https://example.com/key | apt-key add -',
])('a download that is not run, or checked first, is none: %s', async (command) => {
  expect(await risksOf({ history: [`RUN /bin/sh -c ${command} # buildkit`] })).toEqual([]);
});

const base = '/bin/sh -c #(nop) ADD file:0eae0dca665c7044bf242cb1fc92cb8ea744f5af2dd376a558c90bc47349aefe in / ';

test.each([
  ['ADD https://example.com/a.tar.gz /opt/ # buildkit', true],
  ['/bin/sh -c #(nop) ADD https://example.com/a.tar.gz /opt/', true],
  ['ADD --chown=1000 https://example.com/a.tar.gz /opt/ # buildkit', true],
  ['ADD ["https://example.com/a b.tar.gz", "/opt/"]', true],
  ['ADD https://github.com/example/app.git#main /src # buildkit', true],
  [
    'ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tar.gz / # buildkit',
    false,
  ],
  ['ADD https://github.com/example/app.git#65cfcc28ab37cb75e1560e4b4738719c07c6618e /src # buildkit', false],
  ['ADD rootfs.tar.xz / # buildkit', false],
  ['/bin/sh -c #(nop) ADD multi:0eae0dca665c7044bf242cb1fc92cb8ea744f5af2dd376a558c90bc47349aefe in /opt/ ', false],
  ['COPY --from=build /app /app # buildkit', false],
])('%s: ADD from afar without a checksum is told: %s', async (step, isRisk) => {
  expect(await risksOf({ history: [base, step] })).toEqual(isRisk ? ['remote_add 1'] : []);
});

test.each([
  ['apt-get install -y --allow-unauthenticated curl', true],
  ['zypper --no-gpg-checks install -y curl', true],
  ['yum install -y --nogpgcheck curl', true],
  ['apk add --allow-untrusted glibc.apk', true],
  ['pip install --trusted-host pypi.example.com app', true],
  ['python3 -m pip install --trusted-host=pypi.example.com app', true],
  ['echo "deb [trusted=yes] http://apt.example.com ./" > /etc/apt/sources.list.d/a.list', true],
  ['gcloud run deploy --allow-unauthenticated', false],
  ['apt-get install -y --no-install-recommends curl', false],
  ['pip install --index-url https://pypi.example.com/simple app', false],
])('packages whose signature nobody checks: %s: %s', async (command, isRisk) => {
  expect(await risksOf({ history: [`RUN /bin/sh -c ${command} # buildkit`] })).toEqual(
    isRisk ? ['unsigned_packages 0'] : [],
  );
});

test.each([
  [{ history: ['RUN /bin/sh -c apt-get install -y openssh-server && mkdir /run/sshd # buildkit'] }, ['ssh_server 0']],
  [
    { history: ['RUN /bin/sh -c apk add dropbear # buildkit', 'RUN /bin/sh -c rc-update add sshd # buildkit'] },
    ['ssh_server 0'],
  ],
  [{ ports: ['22/tcp'], history: ['EXPOSE map[22/tcp:{}]'] }, ['ssh_server']],
  [{ cmd: ['/usr/sbin/sshd', '-D'] }, ['ssh_server']],
  [{ entrypoint: ['/bin/sh', '-c', 'service ssh start && exec app'] }, ['ssh_server']],
  [{ history: ['RUN /bin/sh -c apt-get install -y openssh-client git # buildkit'] }, []],
  [{ history: ['RUN /bin/sh -c ssh-keyscan github.com >> ~/.ssh/known_hosts # buildkit'] }, []],
  [{ ports: ['2222/tcp'] }, []],
  [
    { history: ['RUN /bin/sh -c apt-get install -y sudo # buildkit', 'RUN /bin/sh -c sudo make install # buildkit'] },
    ['sudo 0'],
  ],
  [{ history: ['RUN /bin/sh -c pip install pseudo && echo sudoku # buildkit'] }, []],
])('SSH servers and sudo are told once, clients are not: %#', async (image, expected) => {
  expect(await risksOf(image)).toEqual(expected);
});

test.each(['', 'root', '0', '0:0', 'root:root', ':1000'])('“%s” is root', async (user) => {
  expect(await risksOf({ user })).toEqual(['no_user']);
});

test.each(['1000', 'app', '10001:0', 'rooted', 'nobody:nogroup'])('“%s” is not', async (user) => {
  expect(await risksOf({ user })).toEqual([]);
});

test('a health check that is taken away is none', async () => {
  expect(await risksOf({ healthCheck: ['NONE'] })).toEqual(['no_healthcheck']);
});

test.each([
  ['a long run of one sign', 'a'.repeat(16_384)],
  ['blanks', ' '.repeat(16_384)],
  ['options', ' -u'.repeat(5_400)],
  ['names', 'a=b:'.repeat(4_096)],
  ['pipes', 'curl|'.repeat(3_276)],
  ['quotes', '"\''.repeat(8_192)],
  ['addresses', 'http://a:'.repeat(1_820)],
  ['keys', '-----BEGIN PRIVATE KEY-----'.repeat(600)],
  ['references', '${'.repeat(8_192)],
])('a step made to take long does not: %s', async (_name, text) => {
  const started = performance.now();
  await risksOf({
    env: [`A=${text}`],
    history: [`RUN /bin/sh -c curl ${text} | tee`, `RUN ${text}`, `|9 ${text}`, `ENV ${text}`],
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});
