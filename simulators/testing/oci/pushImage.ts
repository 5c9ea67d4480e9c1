import { gzipSync } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { sha256 } from '../../world/content/content.ts';
import { mediaTypes } from '../../world/content/mediaTypes.ts';

/** Where images are pushed to, and as whom; null as nobody. */
interface PushTarget {
  readonly url: string;
  readonly account: { readonly userName: string; readonly password: string } | null;
  /** PEM of the authority that signed the registry's certificate. */
  readonly ca?: string;
}

interface ImageToPush {
  /** Such as `team/app/api`. */
  readonly repository: string;
  readonly tag: string;
  /** What its one layer holds: another text is another image. */
  readonly content: string;
}

/** An image of several layers, as its builder describes it. */
export interface BuiltImage {
  /** What each layer holds, the lowest first. */
  readonly layers: readonly string[];
  /** All of its configuration but for the layers' digests. */
  readonly configuration: object;
}

const types = mediaTypes.oci;

/** Pushes to and deletes from a registry through the distribution API, as `docker push` does. */
export class Pusher {
  readonly #target: PushTarget;
  readonly #dispatcher: Dispatcher;

  constructor(target: PushTarget) {
    this.#target = target;
    this.#dispatcher = new Agent({ connect: target.ca === undefined ? {} : { ca: target.ca } });
  }

  /** Returns the digest. */
  async push({ repository, tag, content }: ImageToPush): Promise<string> {
    const created = '2026-01-02T03:04:05Z';
    const configuration = {
      created,
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/bin/app'] },
      history: [{ created, created_by: 'ADD rootfs.tar / # buildkit' }],
    };
    return (await this.pushBuilt(repository, tag, { layers: [content], configuration })).digest;
  }

  /** Returns how an index would name it. */
  async pushBuilt(repository: string, tag: string, { layers, configuration }: BuiltImage) {
    const pushed = [];
    for (const layer of layers) {
      pushed.push({ mediaType: types.layer, ...(await this.#pushBlob(repository, gzipSync(layer))) });
    }
    const rootfs = { type: 'layers', diff_ids: layers.map((layer) => sha256(layer)) };
    const config = await this.#pushBlob(repository, Buffer.from(JSON.stringify({ ...configuration, rootfs })));
    const manifest = {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, ...config },
      layers: pushed,
    };
    const digest = await this.putManifest(repository, tag, manifest);
    return { mediaType: types.manifest, digest, size: Buffer.byteLength(JSON.stringify(manifest)), layers: pushed };
  }

  /** Puts any manifest under a tag; its blobs and children have to be there. Returns its digest. */
  async putManifest(repository: string, tag: string, manifest: { readonly mediaType: string }): Promise<string> {
    const body = JSON.stringify(manifest);
    await this.#send('PUT', `/v2/${repository}/manifests/${tag}`, 201, body, { 'content-type': manifest.mediaType });
    return sha256(body);
  }

  /** Deletes an image, with all tags that are on it. */
  async deleteManifest(repository: string, digest: string): Promise<void> {
    await this.#send('DELETE', `/v2/${repository}/manifests/${digest}`, 202);
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  async #pushBlob(repository: string, blob: Buffer): Promise<{ readonly digest: string; readonly size: number }> {
    const digest = sha256(blob);
    const { headers } = await this.#send('POST', `/v2/${repository}/blobs/uploads/`, 202);
    const upload = new URL(String(headers.location), this.#target.url);
    upload.searchParams.set('digest', digest);
    const type = { 'content-type': 'application/octet-stream' };
    await this.#send('PUT', `${upload.pathname}${upload.search}`, 201, blob, type);
    return { digest, size: blob.length };
  }

  async #send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    expected: number,
    body: string | Buffer | null = null,
    headers: Record<string, string> = {},
  ): Promise<Dispatcher.ResponseData> {
    const { url, account } = this.#target;
    const basic = Buffer.from(`${account?.userName}:${account?.password}`).toString('base64');
    const response = await request(new URL(path, url), {
      method,
      body,
      dispatcher: this.#dispatcher,
      headers: { ...headers, ...(account === null ? {} : { authorization: `Basic ${basic}` }) },
    });
    const text = await response.body.text();
    if (response.statusCode !== expected) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
    return response;
  }
}
