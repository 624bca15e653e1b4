import { defineConfig } from 'vite';

// `npm run dev` shows changes as they are made, over an API that runs beside it
const api = 'http://127.0.0.1:5080';

export default defineConfig({
  // the page stands at many addresses, so it names its files from the root
  base: '/',
  build: {
    outDir: 'obj/site',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // as a file, never as data in the page: the policy lets no style in the page, and no picture is worth an exception
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/v1', '/docs', '/openapi', '/swagger', '/health'].map(path => [path, api])),
  },
});
