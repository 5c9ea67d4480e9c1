import { secureHeaders } from 'hono/secure-headers';

/** Headers on every answer. antd sets styles at run time, so styles may be inline; scripts never, but those of the hashes given. */
export const browserHeaders = (scriptHashes: readonly string[] = []) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...scriptHashes],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      objectSrc: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // The server itself speaks plain HTTP; a TLS proxy in front decides on HSTS.
    strictTransportSecurity: false,
  });
