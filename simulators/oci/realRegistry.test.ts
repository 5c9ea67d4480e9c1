import { describe, expect, test } from 'vitest';
import { createIdentity } from '../http/createIdentity.ts';
import { Pusher } from '../testing/oci/pushImage.ts';
import { findRealRegistry, noRealRegistry, realAccount, startRealRegistry } from '../testing/oci/realRegistry.ts';

const command = findRealRegistry();
if (command === undefined) process.stdout.write(`${noRealRegistry}\n`);

describe.skipIf(command === undefined)('a real registry', () => {
  test('takes an image over TLS of an authority of its own, with a password', async () => {
    const authority = createIdentity({ commonName: 'Example Authority', authority: true });
    const tls = createIdentity({ commonName: 'registry', names: ['127.0.0.1'], signedBy: authority });
    const registry = await startRealRegistry(command ?? '', { tls });
    const pusher = new Pusher({ url: registry.url, account: realAccount, ca: authority.cert });
    try {
      const digest = await pusher.push({ repository: 'team/app', tag: 'v1', content: 'one' });
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      await pusher.deleteManifest('team/app', digest);
      const stranger = new Pusher({ url: registry.url, account: null, ca: authority.cert });
      await expect(stranger.push({ repository: 'team/app', tag: 'v1', content: 'one' })).rejects.toThrow('401');
      await stranger.close();
    } finally {
      await pusher.close();
      await registry.close();
    }
  });
});
