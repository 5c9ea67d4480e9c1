import type { ImageRow } from '#contract/images/images.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { neverScanned } from '../content/scanResults.ts';
import { makeImages } from './makeImages.ts';

/** A namespace of an Enterprise instance is named after it; one of the Personal Edition stands alone. */
const namespaces: readonly [string, ...(readonly string[])][] = [
  ['trade-prod/payments', 'checkout-api', 'ledger', 'refunds-worker'],
  ['trade-prod/storefront', 'web', 'search-api', 'cart'],
  ['trade-prod/platform', 'ingress', 'auth-proxy'],
  ['team-sandbox', 'demo-web', 'prototype'],
];

/** The images of one region, of both editions: the Personal one has no scanner. */
export function makeAcrImages(row: RegistryRow, count: number, now: number): ImageRow[] {
  return makeImages(row, namespaces, count, now).map((image) =>
    image.RepoNamespace.includes('/') ? image : { ...image, ...neverScanned('acrPersonal') },
  );
}
