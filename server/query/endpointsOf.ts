/** A registry's address as the cloud's `Endpoints`. */
export function endpointsOf({ domain_name, port }: { readonly domain_name: string; readonly port: number }): string {
  return `${domain_name}:${port}`;
}
