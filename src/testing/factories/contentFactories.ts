import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ImageLayer } from '#contract/images/imageContents.ts';

type Content = Partial<AnswerOf<'DescribeImageDetail'>>;

export function imageLayer(fill: string, over: Partial<ImageLayer> = {}): ImageLayer {
  const Digest = `sha256:${fill.repeat(64)}`;
  return { Digest, DiffId: '', Size: 1_048_576, Command: `COPY ${fill} /`, SharedImageCount: 0, ...over };
}

/** What is inside of an image of two layers, as its details tell. */
export function imageContent(over: Content = {}): Content {
  const [root, own] = [
    imageLayer('a', { Command: 'ADD rootfs.tar.xz /', SharedImageCount: 1_234 }),
    imageLayer('b', { Command: 'RUN /bin/sh -c npm ci # buildkit' }),
  ];
  return {
    Platforms: [{ Platform: 'linux/amd64', Digest: `sha256:${'c'.repeat(64)}`, Size: 2_097_152, Present: true }],
    PlatformsLeftOut: 0,
    Platform: 'linux/amd64',
    PlatformDigest: `sha256:${'c'.repeat(64)}`,
    Layers: [root, own],
    History: [
      { Command: root.Command, LayerDigest: root.Digest },
      { Command: '/bin/sh -c #(nop)  CMD ["bash"]', LayerDigest: '' },
      { Command: own.Command, LayerDigest: own.Digest },
    ],
    Config: {
      User: '10001',
      Entrypoint: ['/entry.sh'],
      Cmd: ['serve', '--greeting', 'hello world'],
      EnvNames: ['PATH', 'LANG'],
      ExposedPorts: ['8080/tcp'],
      Labels: {
        'com.example.team': 'payments',
        'org.opencontainers.image.title': 'Checkout',
        'org.opencontainers.image.source': 'https://git.example.com/checkout',
      },
      Volumes: [],
      WorkingDir: '/srv',
      StopSignal: '',
      Author: '',
    },
    Shortened: false,
    ...over,
  };
}
