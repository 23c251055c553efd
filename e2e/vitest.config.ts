/** Browser journeys: the real pages, one after the other; with more workers each has a server of its own. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/setup.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: process.env['CLAVE_LONG'] ? 0 : 1,
  },
})
