import * as z from 'zod/mini';

/** What a token opens. */
export interface Grant {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

const claimsSchema = z.object({
  sub: z.string(),
  exp: z.number(),
  access: z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) })),
});
type Claims = z.infer<typeof claimsSchema>;

/** A token of the form that token services give: its claims can be read, and its signature guards nothing here. */
export function tokenOf(
  claims: { sub: string; exp: number; access: readonly Grant[] } & Record<string, unknown>,
): string {
  return [{ alg: 'RS256', typ: 'JWT' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}

/** The claims of an `Authorization: Bearer` header; null for none, for nonsense, and for one whose time is over. */
export function claimsIn(authorization: string | undefined, now: number): Claims | null {
  const [, payload] = /^Bearer [^.]+\.([^.]+)\./i.exec(authorization ?? '') ?? [];
  if (payload === undefined) return null;
  try {
    const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.exp * 1000 > now ? claims : null;
  } catch {
    return null;
  }
}

/** Where whoever asks gets a token, as `WWW-Authenticate` tells it; with the scope that it has to open, where it has to open one. */
export function challengeOf(realm: string, service: string, scope: string | null): string {
  return `Bearer realm="${realm}",service="${service}"${scope === null ? '' : `,scope="${scope}"`}`;
}

/** The parts of `repository:a/b:pull`; names may hold colons of a port. */
export function scopeIn(text: string): Grant | null {
  const [, type, name, actions] = /^([a-z]+):(.+):([a-z*,]+)$/.exec(text) ?? [];
  if (type === undefined || name === undefined || actions === undefined) return null;
  return { type, name, actions: actions.split(',') };
}

export function opens({ access }: Claims, scope: string | null): boolean {
  if (scope === null) return true;
  const wanted = scopeIn(scope);
  return access.some(
    ({ type, name, actions }) =>
      type === wanted?.type && name === wanted.name && wanted.actions.every((action) => actions.includes(action)),
  );
}
