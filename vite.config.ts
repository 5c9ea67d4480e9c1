import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compressOnce, firstVisitChunks, preloadFirstVisit } from './scripts/firstVisit.ts';
import { stylesOfFirstVisit } from './scripts/stylesOfFirstVisit.ts';

const workerName = 'mockServiceWorker.js';

/** Gives the static demo msw's service worker; the production build never carries it. */
function mockServiceWorker(): Plugin {
  const source = readFileSync(fileURLToPath(import.meta.resolve(`msw/${workerName}`)), 'utf8');
  return {
    name: 'mock-service-worker',
    configureServer(server) {
      server.middlewares.use(`/${workerName}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript').end(source);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: workerName, source });
    },
  };
}

export default defineConfig(({ mode }) => {
  const mock = mode === 'mock';
  const server = `http://127.0.0.1:${process.env.MOORING_PORT ?? '8080'}`;
  return {
    // A static demo may lie at any path of its host.
    base: mock ? './' : '/',
    plugins: [
      react(),
      stylesOfFirstVisit(),
      preloadFirstVisit({ fromServer: !mock }),
      mock ? mockServiceWorker() : compressOnce(),
    ],
    server: {
      port: 5173,
      // The origin is the dev server's, so the Host that the server checks it against must be too.
      ...(mock ? {} : { proxy: { '/api': { target: server, changeOrigin: false } } }),
    },
    build: {
      outDir: mock ? 'dist-mock' : 'dist',
      emptyOutDir: true,
      target: 'es2023',
      // The page's own policy allows no inlined scripts or fonts.
      assetsInlineLimit: 0,
      // Styles come with the page: those of a part that is tried again after a failure would not be fetched again.
      cssCodeSplit: false,
      // antd and React are most of every page; what can wait is split off by hand (lazy pages, catalogues).
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        // Modules of one folder beside each other compress better than in the order in which they run.
        experimental: { chunkModulesOrder: 'module-id' },
        treeshake: {
          // True of antd's parts, which do not say so: whoever takes one thing of a package would load all of it.
          moduleSideEffects: [{ test: /node_modules\/@rc-component\//, sideEffects: false }],
        },
        output: {
          // The first visit's files name every part that is loaded later: seven letters of a hash tell versions apart as well as eight.
          chunkFileNames: 'assets/[name]-[hash:7].js',
          codeSplitting: {
            groups: firstVisitChunks,
          },
        },
      },
    },
  };
});
