import { createHash } from 'node:crypto';

/** Half of a SHA-256, which nobody finds a second chain for. */
const keyLength = 16;

/** What a platform is called in one way: `linux/arm64/v8` and `linux/arm64` name the same. */
function platformName(platform: string): string {
  return platform === 'linux/arm64/v8' ? 'linux/arm64' : platform;
}

/**
 * The keys of all beginnings of a chain of layers, the shortest first: two images of a platform have one in common where they
 * unpack to the same up to there, however they are compressed. None where a layer is not said to unpack to anything: such an
 * image is no base, and has none that could be told.
 */
export function chainKeys(platform: string, diffIds: readonly string[]): Uint8Array[] {
  if (diffIds.includes('')) return [];
  let key: Uint8Array = createHash('sha256').update(platformName(platform)).digest();
  return diffIds.map((diffId) => {
    key = new Uint8Array(createHash('sha256').update(key).update(diffId).digest().subarray(0, keyLength));
    return key;
  });
}
