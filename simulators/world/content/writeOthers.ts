import { layerOf } from './bases.ts';
import type { ContentWriter } from './content.ts';
import { chartConfig, chartLayer, mediaTypes, signatureLayer } from './mediaTypes.ts';
import type { WrittenImage } from './writeImage.ts';

/** A Helm chart: an artifact of the same form as an image, and none. */
export function writeChart(writer: ContentWriter, name: string, version: string): WrittenImage {
  const config = writer.config(chartConfig, {
    name,
    version,
    apiVersion: 'v2',
    appVersion: '1.0',
    type: 'application',
  });
  const { digest, size } = layerOf(['chart', name, version], 38_000);
  const manifest = writer.manifest(mediaTypes.oci.manifest, {
    config,
    layers: [{ mediaType: chartLayer, digest, size }],
  });
  return { manifest, layersSize: size, size: size + config.size + manifest.size };
}

/** What cosign pushes beside an image: in form an image made at no time for no system. */
export function writeSignature(writer: ContentWriter, of: string): WrittenImage {
  const { digest, size } = layerOf(['signature', of], 243);
  const config = writer.config(mediaTypes.oci.config, {
    architecture: '',
    created: '0001-01-01T00:00:00Z',
    history: [{ created: '0001-01-01T00:00:00Z' }],
    os: '',
    rootfs: { type: 'layers', diff_ids: [digest] },
    config: {},
  });
  const annotations = { 'dev.cosignproject.cosign/signature': 'MEUCIQDsimulated' };
  const manifest = writer.manifest(mediaTypes.oci.manifest, {
    config,
    layers: [{ mediaType: signatureLayer, digest, size, annotations }],
  });
  return { manifest, layersSize: size, size: size + config.size + manifest.size };
}
