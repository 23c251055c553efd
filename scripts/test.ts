/** Everything that `npm test` checks, one after the other, with the time that each took. */
import { spawnSync } from 'node:child_process'

const long = process.argv.includes('--long')
const env = { ...process.env, ...(long ? { CLAVE_LONG: '1' } : {}) }

const STEPS: [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the pages', 'tsc', '-p', 'tsconfig.web.json'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt', '--check', '.'],
  ['unused code', 'knip'],
  ['build', 'vite', 'build', '--logLevel', 'warn'],
  ['tests', 'vitest', 'run'],
  ['journeys', 'vitest', 'run', '--config', 'e2e/vitest.config.ts'],
]

if (!process.env['CLAVE_REFERENCE_DATA']) {
  console.log('CLAVE_REFERENCE_DATA is not set: tests that need the reference data are skipped.')
}

const times: string[] = []
for (const [name, command, ...args] of STEPS) {
  const begun = performance.now()
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  times.push(`${seconds.padStart(7)} s  ${name}`)
  if (status !== 0) {
    console.error(`\n✗ ${name} (${error?.message ?? `exit ${status}`})`)
    process.exit(1)
  }
}
console.log(`\n${times.join('\n')}\n✓ ${long ? 'npm run test:long' : 'npm test'}`)
