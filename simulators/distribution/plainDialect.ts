import type { Answer } from '../http/answer.ts';
import { scopeIn } from './bearer.ts';
import { type Dialect, jsonType, refusal, withHeaders } from './dialect.ts';

/** More than this it does not give at once. */
const largestCatalogPage = 1000;
const versionHeader = { 'Docker-Distribution-Api-Version': 'registry/2.0' };

const notFound = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  body: '404 page not found\n',
};

/** distribution 2.8, Docker's own registry; Harbor 1.x passes on what it says. */
export const plainDialect: Dialect = {
  headers: versionHeader,
  listType: jsonType,
  rootHeaders: {},
  contentHeaders: (digest) => ({ 'Docker-Content-Digest': digest, Etag: `"${digest}"` }),
  blobHeaders: { 'Accept-Ranges': 'bytes', 'Cache-Control': 'max-age=31536000' },
  tagsArePaged: false,
  catalogSize(text) {
    const n = /^-?\d+$/.test(text ?? '') ? Number(text) : 100;
    if (n <= largestCatalogPage && n >= 0) return n;
    return refusal(400, 'PAGINATION_NUMBER_INVALID', 'invalid number of results requested', { detail: { n } });
  },
  nextQuery: (n, last) => `last=${encodeURIComponent(last)}&n=${n}`,
  missing: {
    repository: (name, manifest) =>
      manifest === null
        ? refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry', { detail: { name } })
        : manifestUnknown(name, manifest),
    manifest: manifestUnknown,
    blob: (digest) => refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry', { detail: digest }),
  },
  notAccepted(mediaType) {
    if (!mediaType.includes('.oci.')) return 'schema1';
    const kind = mediaType.includes('index') ? 'index' : 'manifest';
    const plural = kind === 'index' ? 'indexes' : 'manifests';
    return refusal(404, 'MANIFEST_UNKNOWN', `OCI ${kind} found, but accept header does not support OCI ${plural}`);
  },
  referrers: () => notFound,
};

function manifestUnknown(name: string, reference: string): Answer {
  const detail = reference.includes(':') ? { Name: name, Revision: reference } : { Tag: reference };
  return refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { detail });
}

/** What it says to whoever it does not let in. */
export function unauthorized(challenge: string, scope: string | null) {
  const wanted = scope === null ? null : scopeIn(scope);
  const detail = wanted && [{ Type: wanted.type, Class: '', Name: wanted.name, Action: wanted.actions.join(',') }];
  const answer = refusal(401, 'UNAUTHORIZED', 'authentication required', { detail });
  return withHeaders(answer, { ...versionHeader, 'Www-Authenticate': challenge });
}
