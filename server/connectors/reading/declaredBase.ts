import type { DeclaredBase } from '../imageContent.ts';

const nameKey = 'org.opencontainers.image.base.name';
const digestKey = 'org.opencontainers.image.base.digest';

/** What OCI's annotations, or the labels that builders before them wrote, name as the base; null where they name none. */
export function declaredBaseIn(named: Readonly<Record<string, unknown>>): DeclaredBase | null {
  const textOf = (key: string) => (typeof named[key] === 'string' ? named[key] : '');
  const base = { name: textOf(nameKey), digest: textOf(digestKey) };
  return base.name === '' && base.digest === '' ? null : base;
}
