/** A repository's whole path; one without a namespace has '' for it, as `alpine` in a plain registry. */
export function repositoryPath(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}
