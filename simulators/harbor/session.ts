/** The cookies of a request by name. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split(/=(.*)/s);
    if (name) cookies.set(name, value ?? '');
  }
  return cookies;
}

export function isReading(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
}
