/** What a pasted reference to an image says: `host/namespace/name:tag@sha256:…`, each part if it is there. */
interface PastedReference {
  readonly criteria: readonly { readonly name: string; readonly value: string }[];
}

const digest = /^(?:sha256:)?[0-9a-f]{64}$/i;
const partOfDigest = /^sha256:[0-9a-f]{4,63}$|^(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,63}$/i;
const reference = /^(?<path>[^\s@]+?)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/i;

/** Criteria that find what was pasted; null for a text that is no reference to an image. */
export function parsePastedReference(text: string): PastedReference | null {
  const pasted = text
    .trim()
    .replace(/^(?:docker|podman|nerdctl)\s+pull\s+/, '')
    .replace(/^https?:\/\//, '');
  if (digest.test(pasted) || partOfDigest.test(pasted))
    return { criteria: [{ name: 'digest', value: pasted.toLowerCase() }] };
  const parts = reference.exec(pasted)?.groups;
  if (parts?.path === undefined || (parts.tag === undefined && parts.digest === undefined)) return null;
  const names = withoutHost(parts.path.split('/'));
  // A name that stands alone may be in any namespace. Where one ends and the repository begins no slash tells.
  const name = { [names.length > 1 ? 'repoPath' : 'repoName']: names.join('/') };
  const found = { ...name, tag: parts.tag, digest: parts.digest };
  return {
    criteria: Object.entries(found).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [{ name, value }],
    ),
  };
}

/** As docker tells a host: the first segment holds a dot or a port, or is localhost. */
function withoutHost(segments: readonly string[]): readonly string[] {
  const [first = '', ...others] = segments;
  return others.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? others : segments;
}
