import { expect, test } from 'vitest';
import { cliProfile, scriptEndpoint } from './cliProfile.ts';

test('the file is the CLI’s: its current profile has the key, the endpoint and a region of the key’s data centre', () => {
  const key = { AccessKeyId: 'MRNGone', AccessKeySecret: 'secret' };
  const endpoint = scriptEndpoint(new URL('https://mooring.example.com:8443/intl/access-keys'));
  expect(endpoint).toEqual({ host: 'mooring.example.com:8443', protocol: 'HTTPS' });
  expect(JSON.parse(cliProfile(key, 'intl', 'en', endpoint))).toEqual({
    current: 'mooring-intl',
    profiles: [
      {
        name: 'mooring-intl',
        mode: 'AK',
        access_key_id: 'MRNGone',
        access_key_secret: 'secret',
        region_id: 'ap-southeast-1',
        output_format: 'json',
        language: 'en',
        endpoint: 'mooring.example.com:8443',
      },
    ],
  });
});
