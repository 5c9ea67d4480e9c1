import type { ImageRow } from '#contract/images/images.ts';
import { createChance } from './chance.ts';
import { seedOf } from './reports.ts';

/** A layer of the demo's images, and what made it. */
export interface MockLayer {
  readonly Digest: string;
  readonly DiffId: string;
  readonly Size: number;
  readonly Command: string;
}

/** What the demo's images are configured with. */
export interface MockConfig {
  readonly User: string;
  readonly Entrypoint: string;
  readonly Cmd: string;
  readonly WorkingDir: string;
  readonly EnvNames: readonly string[];
  readonly ExposedPorts: readonly string[];
  readonly Labels: Readonly<Record<string, string>>;
}

const megabyte = 1_048_576;

/** What each kind of base is begun with; whatever is built on one brings its runtime. */
const runtimes: Readonly<Record<string, { packages: string; entry: string; port: string }>> = {
  'base/node': { packages: 'nodejs npm', entry: 'node', port: '3000/tcp' },
  'base/python': { packages: 'python3 py3-pip', entry: 'python3', port: '8000/tcp' },
  'base/java': { packages: 'openjdk17-jre-headless', entry: 'java', port: '8080/tcp' },
};
const anyRuntime = { packages: 'ca-certificates', entry: '/usr/local/bin/serve', port: '8080/tcp' };

function runtimeOf({ RepoName, BaseImage }: ImageRow) {
  return runtimes[BaseImage?.RepoName ?? RepoName] ?? anyRuntime;
}

function layer(seed: string, Command: string, mostMegabytes: number): MockLayer {
  const chance = createChance(seedOf(seed));
  const [digest, diffId] = [chance.hex(64), chance.hex(64)];
  const Size = Math.floor((0.02 + chance.share()) * mostMegabytes * megabyte);
  return { Digest: `sha256:${digest}`, DiffId: `sha256:${diffId}`, Size, Command };
}

/** An image's layers from the bottom: those of its base first. */
export function layersOf(image: ImageRow, images: readonly ImageRow[]): readonly MockLayer[] {
  const base = image.BaseImage && images.find(({ Uuid }) => Uuid === image.BaseImage?.Uuid);
  const { packages } = runtimeOf(image);
  const below =
    base === undefined
      ? [
          layer(`root of ${packages}`, 'ADD rootfs.tar.xz /', 6),
          layer(`packages of ${image.Digest}`, `RUN apk add --no-cache ${packages}`, 90),
        ]
      : layersOf(base, images);
  if (/^base\//.test(image.RepoName)) return below;
  return [
    ...below,
    layer(`requirements of ${image.RepoId} ${image.Tag.slice(0, 1)}`, 'COPY requirements.lock /srv/', 0.1),
    layer(`installed ${image.RepoId} ${image.Tag.slice(0, 3)}`, 'RUN /srv/install --locked', 60),
    layer(`built ${image.Digest}`, 'COPY --chown=1000:1000 dist /srv/app', 12),
  ];
}

/** How an image is started, and what it says of itself. */
export function configOf(image: ImageRow): MockConfig {
  const chance = createChance(seedOf(`config of ${image.Digest}`));
  const { entry, port } = runtimeOf(image);
  const revision = chance.hex(40);
  return {
    User: chance.share() < 0.7 ? '1000:1000' : '',
    Entrypoint: `["${entry}"]`,
    Cmd: `["/srv/app/${image.RepoName.split('/').at(-1)}"]`,
    WorkingDir: '/srv/app',
    EnvNames: ['PATH', 'LANG', ...(chance.share() < 0.5 ? ['LOG_LEVEL'] : []), ...(chance.share() < 0.3 ? ['TZ'] : [])],
    ExposedPorts: [port, ...(chance.share() < 0.2 ? ['9090/tcp'] : [])],
    Labels: {
      'org.opencontainers.image.revision': revision,
      'org.opencontainers.image.source': `https://git.example.com/${image.RepoNamespace}/${image.RepoName}`,
      'org.opencontainers.image.version': image.Tag,
    },
  };
}
