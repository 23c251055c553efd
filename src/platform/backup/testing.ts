/** A PostgreSQL of another major version, where the machine has one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { asRunner, runAs, runnerFor } from '../postgres/runner.ts'

/** The folder of its programs, as Debian puts them. */
export function installed(major: number): string | null {
  const folder = `/usr/lib/postgresql/${major}/bin`
  return existsSync(join(folder, 'initdb')) ? folder : null
}

/** A fresh one, with a database that belongs to a role who is no superuser. */
export async function anotherPostgres(programs: string) {
  const folder = mkdtempSync(join(tmpdir(), 'clave-other-'))
  const runner = runnerFor(folder)
  if (runner.become) chownSync(folder, runner.become.uid, runner.become.gid)
  const quick = ['-E', 'UTF8', '--locale=C', '--no-sync']
  await runAs(runner, join(programs, 'initdb'), [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    ...quick,
  ])
  const port = await freePort()
  const where = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', '']
  const child = spawn(join(programs, 'postgres'), ['-D', folder, ...where, '-c', 'fsync=off'], {
    ...asRunner(runner),
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  for (let tries = 0; ; tries++) {
    const one = new pg.Client(`postgres://postgres@127.0.0.1:${port}/postgres`)
    try {
      await one.connect()
      await one.query('create role clave_owner login createrole')
      await one.query('create database clave owner clave_owner')
      await one.end()
      break
    } catch (error) {
      if (tries > 200) throw error
      await sleep(50)
    }
  }
  return {
    url: `postgres://clave_owner@127.0.0.1:${port}/clave`,
    async stop() {
      child.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
