import { secureHeaders } from 'hono/secure-headers';

/** Headers on every answer. antd sets styles at run time, so styles may be inline; scripts never. */
export const browserHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
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
