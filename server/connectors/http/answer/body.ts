import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createInflateRaw, createUnzip, createZstdDecompress } from 'node:zlib';
import { answerError } from '../../../domain/registryError.ts';

/** Every real page but a few is smaller: such answers wait for nobody. */
const smallBytes = 256 * 1024;
/** Codings one upon another; nobody needs more. */
const mostCodings = 2;

/** 8 MB: what every decoder has to know (RFC 8878 § 3.1.1.1.2), and a hostile frame may take at most. */
const zstdWindowLog = 23;

/** Nobody is asked for these, but some proxies send them all the same. */
const decoderOf = new Map<string, () => Transform>([
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', () => new InflateEither()],
  ['br', createBrotliDecompress],
  ['zstd', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } })],
]);
/** What the decoders above call an input that is none of theirs, or ends early. */
const undecodable = /^(Z_|ZSTD_|ERR_BROTLI|ERR__ERROR|ERR_ZSTD)/;

interface BodyLimits {
  readonly status: number;
  /** Of what comes out in the end, however small it went in. */
  readonly maxBytes: number;
  /** Called before a large answer is read on; it may take its time. */
  readonly beforeLarge: () => Promise<void>;
}

/**
 * Reads an answer's body out of whatever coding it is in, and stops reading at `maxBytes` with RegistryFailure tooLarge: a
 * hostile answer never fills the memory, not even one that grows when it is unpacked.
 */
export async function readBody(body: Readable, coding: string | null, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      const isFirstLarge = size <= smallBytes && size + chunk.length > smallBytes;
      size += chunk.length;
      if (size > limits.maxBytes) throw answerError('tooLarge', limits.status);
      chunks.push(chunk);
      if (isFirstLarge) await limits.beforeLarge();
    }
  };
  try {
    await unpack(body, codingsOf(coding), limits.status, collect);
  } catch (error) {
    throw isUndecodable(error) ? answerError('unexpectedAnswer', limits.status) : error;
  }
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}

/** The last to be applied first. */
function codingsOf(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
}

async function unpack(
  body: Readable,
  names: readonly string[],
  status: number,
  collect: (source: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  if (names.length > mostCodings) throw answerError('unexpectedAnswer', status);
  const decoders: Transform[] = [];
  for (const name of names) {
    const create = decoderOf.get(name);
    if (create === undefined) throw answerError('unexpectedAnswer', status);
    decoders.push(create());
  }
  const [first, second] = decoders;
  if (first === undefined) return collect(body as AsyncIterable<Buffer>);
  if (second === undefined) return pipeline(body, first, collect);
  return pipeline(body, first, second, collect);
}

/**
 * `deflate` means zlib's format (RFC 9110 § 8.4.1.2), which its first two bytes tell; some servers send the bare stream all
 * the same.
 */
class InflateEither extends Transform {
  #inner: Transform | undefined;

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#inner ??= this.#begin(chunk);
    this.#inner.write(chunk, (error) => done(error));
  }

  override _flush(done: TransformCallback): void {
    if (this.#inner === undefined) done();
    else this.#inner.once('end', done).end();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#inner?.destroy();
    done(error);
  }

  #begin(first: Buffer): Transform {
    const isZlib = first.length > 1 && first.readUInt8(0) % 16 === 8 && first.readUInt16BE(0) % 31 === 0;
    const inner = isZlib ? createUnzip() : createInflateRaw();
    inner.on('error', (error) => this.destroy(error));
    inner.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) inner.pause();
    });
    return inner;
  }

  override _read(size: number): void {
    this.#inner?.resume();
    super._read(size);
  }
}

function isUndecodable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && undecodable.test(error.code);
}
