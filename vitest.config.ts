/** The tests beside the code. The server that they talk to is started once by `globalSetup`. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'samples/**/*.test.ts'],
    setupFiles: ['scripts/seed.ts'],
    globalSetup: ['src/platform/testing.setup.ts'],
    maxWorkers: 2,
    // Ten times as many examples take longer on a slow machine.
    testTimeout: process.env['CLAVE_LONG'] ? 900_000 : 60_000,
    hookTimeout: 60_000,
    // What fails now and then for want of time is asked once more and told as such. `test:long` forgives nothing.
    retry: process.env['CLAVE_LONG'] ? 0 : 1,
  },
})
