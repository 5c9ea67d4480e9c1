import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import react from '@vitejs/plugin-react';
import { Hono } from 'hono';
import { build } from 'vite';
import { compressOnce } from '../../../scripts/firstVisit.ts';
import { bareRows, rowsPath } from './rows.ts';

/** A page without a product, built as the console is and served beside it. */
export interface BareStack extends AsyncDisposable {
  readonly url: string;
  /** Where its build lies. */
  readonly dist: string;
}

export async function startBareStack(): Promise<BareStack> {
  const dist = mkdtempSync(join(tmpdir(), 'mooring-bare-stack-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    plugins: [react(), compressOnce()],
    build: { outDir: dist, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
  });
  const app = new Hono();
  // Whoever measures signs in first, here as there.
  app.post('/api/session', (context) => context.json({}));
  app.get(rowsPath, (context) => context.json(bareRows()));
  app.use('*', serveStatic({ root: dist, precompressed: true }));
  app.get('*', serveStatic({ root: dist, path: 'index.html', precompressed: true }));
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bare stack has no port.');
  const end = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    rmSync(dist, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${address.port}`, dist, [Symbol.asyncDispose]: end };
}
