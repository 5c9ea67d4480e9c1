import { createHash } from 'node:crypto';
import type { Center } from '#contract/center.ts';
import type { ListedImage } from '../connectors/port.ts';
import type { Database } from '../db/database.ts';
import { storeContents } from '../store/contents/storeContents.ts';
import { writeListedImages } from '../sync/listing/imageWriter.ts';
import { imageContent, platformContent } from './imageContents.ts';
import { image, noon, takeAllIn } from './storedImages.ts';

/** A digest that stands for a text. */
export const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** An image by the layers that it unpacks to, one sign each: `ab` is built on `a`. */
export interface LayeredImage {
  /** For each platform; linux/amd64 alone where it is a text. */
  readonly layers: string | Readonly<Record<string, string>>;
  /** Two images of the same layers are different digests where this differs. */
  readonly build?: string;
  /** How its layers are compressed: the same files in other blobs. */
  readonly compression?: string;
  /** ms after noon. */
  readonly builtAt?: number;
}

const platformsOf = ({ layers }: LayeredImage) => (typeof layers === 'string' ? { 'linux/amd64': layers } : layers);

/** The digest that an image has in every registry. */
export function digestOfImage(of: LayeredImage): string {
  return digestOf(JSON.stringify([platformsOf(of), of.build, of.compression, of.builtAt]));
}

/** What a registry's intake reads of it. */
export function contentOf(of: LayeredImage) {
  const own = digestOfImage(of);
  const platforms = Object.entries(platformsOf(of));
  return imageContent(
    platforms.map(([platform, layers]) =>
      platformContent({
        platform,
        digest: platforms.length === 1 ? own : digestOf(`${own} ${platform}`),
        createdAt: noon + (of.builtAt ?? 0),
        layers: [...layers].map((sign) => ({
          digest: digestOf(`${sign} ${of.compression}`),
          diffId: sign === '?' ? '' : digestOf(sign),
          size: 100,
          mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        })),
      }),
    ),
  );
}

/** Lists an image under a tag of `namespace/name`, and takes it in. */
export async function storeLayered(
  database: Database,
  { registryId, center = 'cn' }: { readonly registryId: number; readonly center?: Center },
  repository: string,
  tag: string,
  of: LayeredImage,
  listed: Partial<ListedImage> = {},
): Promise<void> {
  const [namespace = '', ...rest] = repository.split('/');
  const digest = digestOfImage(of);
  const images = [
    image(tag, { digest, platforms: Object.keys(platformsOf(of)), createdAt: noon + (of.builtAt ?? 0), ...listed }),
  ];
  const scope = { runId: 1, registryId, center };
  const page = { repository: { namespace, name: rest.join('/') }, listing: { images, skipped: [] } };
  await database.write.transaction().execute(async (transaction) => {
    await storeContents(transaction, [{ digest, content: contentOf(of) }]);
    await writeListedImages(transaction, scope, [page], noon);
  });
  await takeAllIn(database, registryId);
}
