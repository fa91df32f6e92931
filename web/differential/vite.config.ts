import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The page of the differential test: the phone's form engine without the phone. Never part of the product. */
export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { '@shared': here('../src/shared') } },
  build: { outDir: here('../../build/differential'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1300 },
})
