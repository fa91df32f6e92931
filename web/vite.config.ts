import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { serviceWorker } from './build/serviceWorker.ts'
import { sharedHead } from './build/sharedHead.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Three pages from one source: /app/ (the volunteer's phone), /desk/ (the coordinator) and /fill/ (whoever holds a link). Shared chunks land in
 * /assets/. `HALTE_SERVER` names a running Halte for `npm run dev`.
 */
export default defineConfig({
  plugins: [vue(), sharedHead(), serviceWorker(here('src/phone/sw.ts'), 'app/index.html', ['/app/manifest.json', '/app/icon.svg', '/app/icon-192.png'])],
  worker: { format: 'es' },
  resolve: { alias: { '@shared': here('src/shared') } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 1300,
    rollupOptions: { input: { app: here('app/index.html'), desk: here('desk/index.html'), fill: here('fill/index.html') } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/openrosa', '/basemap', '/health'].map((path) => [path, process.env.HALTE_SERVER ?? 'http://localhost:8080']),
    ),
  },
})
