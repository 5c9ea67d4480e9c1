import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** A file whose name holds a hash of its content never changes. */
const forever = 'public, max-age=31536000, immutable';

/**
 * The built console. Pages are routes of the browser's, so any other path gets the one page; a missing
 * asset does not, or a script tag would read HTML.
 */
export function staticFiles(root: string) {
  const files = new Hono<HttpEnvironment>();
  if (!existsSync(root)) {
    return files.get('*', (context) => context.text('The console is not built yet: npm run build', 503));
  }
  files.use('*', async (context, next) => {
    await next();
    if (!context.res.ok) return;
    context.header('Cache-Control', context.req.path.startsWith('/assets/') ? forever : 'no-cache');
  });
  files.use('*', serveStatic<HttpEnvironment>({ root, precompressed: true }));
  files.get('*', async (context, next) => {
    if (context.req.path.startsWith('/assets/')) return context.notFound();
    return serveStatic<HttpEnvironment>({ root, path: 'index.html', precompressed: true })(context, next);
  });
  return files;
}
