/** The media types of an image's parts, in either family of formats. */
export const mediaTypes = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    foreignLayer: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    foreignLayer: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  },
} as const;
/** Docker's own format has no name for it. */
export const zstdLayer = 'application/vnd.oci.image.layer.v1.tar+zstd';
export const chartConfig = 'application/vnd.cncf.helm.config.v1+json';
export const chartLayer = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
export const attestationLayer = 'application/vnd.in-toto+json';
export const signatureLayer = 'application/vnd.dev.cosign.simplesigning.v1+json';
