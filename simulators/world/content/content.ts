import { hash } from 'node:crypto';
import type { Content, WrittenContent, WrittenManifest } from '../model.ts';

/** The digest of these bytes. */
export function sha256(content: string | Buffer): string {
  return `sha256:${hash('sha256', content)}`;
}

/** Gathers what an artifact is made of while it is written. */
export class ContentWriter implements WrittenContent {
  readonly manifests = new Map<string, WrittenManifest>();
  readonly blobs = new Map<string, string>();

  /** The descriptor of a configuration, given as itself or as its JSON. */
  config(mediaType: string, body: object | string): Descriptor {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const digest = sha256(text);
    this.blobs.set(digest, text);
    return { mediaType, digest, size: text.length };
  }

  /** The descriptor of a manifest or an index. */
  manifest(mediaType: string, body: object): Descriptor {
    const text = JSON.stringify({ schemaVersion: 2, mediaType, ...body });
    const digest = sha256(text);
    this.manifests.set(digest, { mediaType, body: text });
    return { mediaType, digest, size: text.length };
  }

  get digests(): readonly string[] {
    return [...this.manifests.keys(), ...this.blobs.keys()];
  }
}

/** How one part of an image names another. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Writes an artifact, and keeps only how to write it again. */
export function written<Facts>(write: (writer: ContentWriter) => Facts): Facts & { readonly content: Content } {
  const first = new ContentWriter();
  const facts = write(first);
  const again = () => {
    const writer = new ContentWriter();
    write(writer);
    return writer;
  };
  return { ...facts, content: { digests: first.digests, write: again } };
}
