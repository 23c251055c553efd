/** The real program on data of its own for the journeys, once for each that runs at a time; they end with them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    addresses: string[]
  }
}

type Server = { address: string; child: ChildProcess; data: string }

export default async function setup(project: TestProject) {
  const servers: Server[] = []
  // One after the other: the first one builds the pages.
  for (let at = 0; at < project.config.maxWorkers; at++) servers.push(await start())
  project.provide(
    'addresses',
    servers.map(({ address }) => address),
  )
  return async () => {
    await Promise.all(servers.map(stop))
  }
}

async function start(): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'clave-e2e-'))
  const child = spawn('node', ['bin/clave.mjs', 'serve'], {
    env: { ...process.env, CLAVE_DATA: data, CLAVE_PORT: '0', LANG: 'es_ES.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /https?:\/\/localhost:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('exit', (code) => reject(new Error(`clave serve ended with ${code}: ${said}`)))
  })
  return { address, child, data }
}

async function stop({ child, data }: Server) {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
}
