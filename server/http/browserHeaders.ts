import { secureHeaders } from 'hono/secure-headers';

/**
 * Headers on every answer. Scripts are files of ours, or have one of the hashes given; none is inline. Styles may be: antd makes them at run time,
 * different ones for each theme and width, so no list of hashes holds them; and with a nonce, which its `csp` hands to most of them, its drawers
 * would fail, since the style that stops the page behind them from scrolling is made without one (`useScrollLocker` of `@rc-component/portal`).
 */
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
    // Where a request came over TLS alone: `publicOrigin.ts`.
    strictTransportSecurity: false,
  });
