import type { Readable } from 'node:stream';
import { answerError } from '../../domain/registryError.ts';

/**
 * Reads an answer's body as UTF-8, whatever its headers say, and stops reading at `maxBytes` with
 * RegistryFailure tooLarge: a hostile answer never fills the memory.
 */
export async function readBody(body: Readable, status: number, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw answerError('tooLarge', status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
