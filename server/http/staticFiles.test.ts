import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { staticFiles } from './staticFiles.ts';

const script = 'export const answer = 42;\n';

/** A built console with one script, compressed as the build does. */
const root = mkdtempSync(join(tmpdir(), 'mooring-console-'));
mkdirSync(join(root, 'assets'));
writeFileSync(join(root, 'index.html'), '<!doctype html>');
writeFileSync(join(root, 'assets/page.js'), script);
writeFileSync(join(root, 'assets/page.js.br'), brotliCompressSync(script));
writeFileSync(join(root, 'assets/page.js.gz'), gzipSync(script));
afterAll(() => rmSync(root, { recursive: true }));

const files = staticFiles(root);
const get = (path: string, encodings: string) => files.request(path, { headers: { 'Accept-Encoding': encodings } });

describe('the built console', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliCompressSync(script)],
    ['gzip, deflate', 'gzip', gzipSync(script)],
    ['identity', null, Buffer.from(script)],
  ])('a browser that accepts %s gets the script as it was compressed once', async (accepted, encoding, bytes) => {
    const answer = await get('/assets/page.js', accepted);
    expect(answer.headers.get('Content-Encoding')).toBe(encoding);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('a page of the browser’s own is the one page, looked at anew each time', async () => {
    const answer = await get('/cn/assets/images', 'gzip, br');
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  });
});
