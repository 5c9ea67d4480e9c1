import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { RegistryResponse } from './registryResponse.ts';

const parse = (text: string) => new RegistryResponse(200, {}, Buffer.from(text), 1).json(z.array(z.unknown()));

test('an answer of millions of empty values is refused before it is parsed', () => {
  for (const value of ['{}', '[]', '0']) {
    const text = `[${`${value},`.repeat(2_000_001)}${value}]`;
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ reason: 'tooLarge' }) }),
    );
  }
});

test('an answer as long, of few long values, is read', () => {
  expect(parse(JSON.stringify(['x'.repeat(4_000_000)]))).toHaveLength(1);
});
