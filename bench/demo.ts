/**
 * What a newcomer waits for: seconds from the start until pages are served, and from there until the demonstration is
 * whole; the processor's share of it, and the same as multiples of one million Math.log calls in the same run.
 *
 *     node bin/node24.mjs node bench/demo.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../src/platform/settings.ts'
import { serveClave } from '../src/shell/main.ts'
import { databaseSeconds } from './processor.ts'

const log = await timed(async () => {
  let sum = 0
  for (let at = 1; at <= 1_000_000; at += 1) sum += Math.log(at)
  return sum
})
console.log(`${cpus()[0]!.model}; 1,000,000 Math.log: ${(log * 1000).toFixed(1)} ms`)

const folder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
const settings = readSettings({ CLAVE_DATA: folder, CLAVE_PORT: '0', CLAVE_LOG: 'error' })
let serving: Awaited<ReturnType<typeof serveClave>> | undefined
try {
  const started = await timed(async () => {
    serving = await serveClave(settings, { pages: false })
  })
  say('serves', started)
  const own = process.cpuUsage()
  const before = databaseSeconds(join(folder, 'postgres', 'data'))
  const whole = await timed(async () => {
    const opened = await fetch(`${serving!.address}/api/demo`, { method: 'POST', body: '{}' })
    if (!opened.ok) throw new Error(await opened.text())
  })
  const { user, system } = process.cpuUsage(own)
  say('the demonstration is whole', whole)
  say('  processor, this process', (user + system) / 1e6)
  say('  processor, PostgreSQL', databaseSeconds(join(folder, 'postgres', 'data')) - before)
} finally {
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
}

function say(what: string, seconds: number) {
  const logs = `${Math.round(seconds / log).toLocaleString('en')} x`
  console.log(`${what.padEnd(32)}${seconds.toFixed(1).padStart(8)} s ${logs.padStart(10)}`)
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
