import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { httpServer, type LocalServer } from './localServers.ts';
import { localTarget } from './target.ts';

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export const ociTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

export const digestOf = (text: string) => `sha256:${hash('sha256', text)}`;

/** A registry that gives whoever asks what the test has put there, whatever its digest. */
export class ScriptedDistribution {
  readonly #manifests = new Map<string, { readonly type: string; readonly answer: Answer }>();
  readonly #blobs = new Map<string, Answer>();
  readonly asked: string[] = [];
  #server: LocalServer | undefined;

  async start(): Promise<void> {
    this.#server = await httpServer((request, response) => this.#serve(request, response));
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  get port(): number {
    return this.#server?.port ?? 0;
  }

  get target(): RegistryTarget {
    return localTarget(this.port, { userName: '', password: '' });
  }

  blob(body: string, answer: Answer = body): { digest: string; size: number } {
    const digest = digestOf(body);
    this.#blobs.set(digest, answer);
    return { digest, size: Buffer.byteLength(body) };
  }

  config(body: unknown, answer?: Answer): { digest: string; size: number; mediaType: string } {
    const text = JSON.stringify(body);
    return { ...this.blob(text, answer ?? text), mediaType: ociTypes.config };
  }

  manifest(
    body: object | string,
    type: string = ociTypes.manifest,
    answer?: Answer,
  ): { digest: string; size: number; mediaType: string } {
    const text = typeof body === 'string' ? body : JSON.stringify({ schemaVersion: 2, mediaType: type, ...body });
    const digest = digestOf(text);
    this.#manifests.set(digest, { type, answer: answer ?? text });
    return { digest, size: text.length, mediaType: type };
  }

  /** An image with a good configuration. */
  image(more: object = {}): { digest: string; size: number; mediaType: string } {
    const layer = { mediaType: ociTypes.layer, digest: digestOf('a layer'), size: 1_000 };
    return this.manifest({ config: this.config(goodConfig), layers: [layer], ...more });
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.push(path);
    const [, kind, digest = ''] = /\/(manifests|blobs)\/(sha256:[0-9a-f]+)/.exec(path) ?? [];
    const held = kind === 'manifests' ? this.#manifests.get(digest) : undefined;
    const answer = held?.answer ?? (kind === 'blobs' ? this.#blobs.get(digest) : undefined);
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] }));
      return;
    }
    if (typeof answer === 'function') {
      answer(request, response);
      return;
    }
    response.writeHead(200, { 'content-type': held?.type ?? 'application/octet-stream' });
    response.end(answer);
  }
}

export const goodConfig = {
  created: '2026-01-02T03:04:05Z',
  architecture: 'amd64',
  os: 'linux',
  config: { Env: ['PATH=/bin'] },
  rootfs: { type: 'layers', diff_ids: [digestOf('unpacked')] },
  history: [{ created: '2026-01-02T03:04:05Z', created_by: 'COPY . .' }],
};
