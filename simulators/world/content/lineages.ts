/** One instruction of a build, as its history tells it; without bytes it made no layer. */
export interface Step {
  readonly by: string;
  readonly bytes: number;
}

/** One release of an image that others are built on. */
interface Lineage {
  /** What it is built on itself; none for an operating system. */
  readonly on?: BaseName;
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly steps: readonly Step[];
  /** Its layers stay with who made them. */
  readonly foreign?: true;
}

export const baseNames = [
  'scratch',
  'alpine',
  'debian',
  'ubuntu',
  'nanoserver',
  'node',
  'python',
  'openjdk',
  'postgres',
] as const;
export type BaseName = (typeof baseNames)[number];

const megabyte = 1_000_000;
const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const run = (command: string, bytes: number): Step => ({ by: `RUN /bin/sh -c ${command} # buildkit`, bytes });
const copy = (what: string, bytes: number): Step => ({ by: `COPY ${what} # buildkit`, bytes });
/** What changes the configuration alone. */
const set = (instruction: string): Step => ({ by: instruction, bytes: 0 });
/** As Docker wrote it before BuildKit. */
const setOldStyle = (instruction: string): Step => ({ by: `/bin/sh -c #(nop)  ${instruction}`, bytes: 0 });

/** The images that an invented company builds on, one upon the other as on the public hubs. `release` counts months. */
export const lineages: Readonly<Record<BaseName, (release: number) => Lineage>> = {
  scratch: () => ({ env: [path], cmd: [], steps: [] }),
  alpine: (release) => ({
    env: [path],
    cmd: ['/bin/sh'],
    steps: [
      {
        by: `ADD alpine-minirootfs-3.${16 + Math.floor(release / 6)}.${release % 6}.tar.gz / # buildkit`,
        bytes: 3.6 * megabyte,
      },
      set('CMD ["/bin/sh"]'),
    ],
  }),
  debian: (release) => ({
    env: [path],
    cmd: ['bash'],
    steps: [
      { by: `# debian.sh out/ 'bookworm' '@${1_672_531_200 + release * 2_629_800}'`, bytes: 28.2 * megabyte },
      setOldStyle('CMD ["bash"]'),
    ],
  }),
  ubuntu: (release) => ({
    env: [path],
    cmd: ['/bin/bash'],
    steps: [
      setOldStyle('ARG RELEASE'),
      setOldStyle(`LABEL org.opencontainers.image.version=24.04.${release}`),
      { by: `/bin/sh -c #(nop) ADD file:ubuntu-24.04.${release}.tar in / `, bytes: 29.7 * megabyte },
      setOldStyle('CMD ["/bin/bash"]'),
    ],
  }),
  nanoserver: (release) => ({
    env: [],
    cmd: ['c:\\windows\\system32\\cmd.exe'],
    foreign: true,
    steps: [{ by: `Apply image 10.0.20348.${1_487 + release * 34}`, bytes: 118 * megabyte }],
  }),
  node: (release) => ({
    on: 'debian',
    env: [`NODE_VERSION=22.${release % 12}.0`, 'YARN_VERSION=1.22.22'],
    cmd: ['node'],
    steps: [
      run('groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node', 3_322),
      set(`ENV NODE_VERSION=22.${release % 12}.0`),
      run(
        'curl -fsSLO --compressed "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz"   && grep " node-v$NODE_VERSION-linux-$ARCH.tar.xz\\$" SHASUMS256.txt | sha256sum -c -   && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner',
        41.3 * megabyte,
      ),
      copy('docker-entrypoint.sh /usr/local/bin/', 446),
      set('ENTRYPOINT ["docker-entrypoint.sh"]'),
      set('CMD ["node"]'),
    ],
  }),
  python: (release) => ({
    on: 'debian',
    env: ['LANG=C.UTF-8', 'GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305', `PYTHON_VERSION=3.12.${release % 10}`],
    cmd: ['python3'],
    steps: [
      run(
        'set -eux; apt-get update; apt-get install -y --no-install-recommends ca-certificates netbase tzdata; rm -rf /var/lib/apt/lists/*',
        3.3 * megabyte,
      ),
      set('ENV LANG=C.UTF-8'),
      set('ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305'),
      set(`ENV PYTHON_VERSION=3.12.${release % 10}`),
      run(
        'set -eux; wget -O python.tar.xz "https://www.python.org/ftp/python/$PYTHON_VERSION/Python-$PYTHON_VERSION.tar.xz"; gpg --batch --verify python.tar.xz.asc python.tar.xz; ./configure --enable-optimizations; make -j "$(nproc)"; make install',
        13.6 * megabyte,
      ),
      run('set -eux; ln -svT pip3 /usr/local/bin/pip; ln -svT python3 /usr/local/bin/python', 249),
      set('CMD ["python3"]'),
    ],
  }),
  openjdk: (release) => ({
    on: 'ubuntu',
    env: ['JAVA_HOME=/opt/java/openjdk', 'LANG=en_US.UTF-8', `JAVA_VERSION=jdk-21.0.${release % 8}+11`],
    cmd: ['jshell'],
    steps: [
      set('ENV JAVA_HOME=/opt/java/openjdk'),
      run(
        'set -eux; apt-get update; apt-get install -y --no-install-recommends fontconfig ca-certificates p11-kit tzdata locales; rm -rf /var/lib/apt/lists/*',
        16.2 * megabyte,
      ),
      set(`ENV JAVA_VERSION=jdk-21.0.${release % 8}+11`),
      run(
        'set -eux; wget -O /tmp/openjdk.tar.gz "$BINARY_URL"; echo "$ESUM */tmp/openjdk.tar.gz" | sha256sum -c -; tar --extract --file /tmp/openjdk.tar.gz --directory "$JAVA_HOME" --strip-components 1',
        142 * megabyte,
      ),
      set('CMD ["jshell"]'),
    ],
  }),
  postgres: () => ({
    on: 'debian',
    env: ['PG_MAJOR=16', 'PGDATA=/var/lib/postgresql/data'],
    cmd: ['postgres'],
    steps: [
      run('set -eux; groupadd -r postgres --gid=999; useradd -r -g postgres --uid=999 postgres', 1_146),
      run(
        'set -ex; apt-get update; apt-get install -y --no-install-recommends "postgresql-$PG_MAJOR=$PG_VERSION"; rm -rf /var/lib/apt/lists/*',
        98 * megabyte,
      ),
      set('VOLUME [/var/lib/postgresql/data]'),
      set('EXPOSE map[5432/tcp:{}]'),
      set('CMD ["postgres"]'),
    ],
  }),
};
