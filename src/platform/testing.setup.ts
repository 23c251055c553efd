/** One PostgreSQL for all tests: a template database, which each test process copies for itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { pool, prepareCluster } from './database.ts'
import { openLog } from './log.ts'
import { makeServerRole, migrate } from './migrate.ts'
import { startPostgres } from './postgres/server.ts'

const TEMPLATE = 'clave_template'

/** Where a test process finds its server. `url` where one is given, else our own. */
export type TestServer = { url: string } | { socketFolder: string; user: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

export default async function setup(project: TestProject) {
  const given = process.env['TEST_DATABASE_URL']
  if (given) {
    await makeTemplate({ url: given })
    project.provide('testServer', { url: given })
    return
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'clave-test-'))
  const server = await startPostgres({ dataFolder, log: openLog('warn'), fast: true })
  const here = { socketFolder: server.socketFolder, user: server.user }
  await makeTemplate(here)
  project.provide('testServer', here)
  return async () => {
    await server.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function makeTemplate(server: TestServer) {
  const root = adminPool(server, 'postgres')
  await root.query(`drop database if exists ${TEMPLATE} with (force)`)
  await makeServerRole(root, { login: true })
  await prepareCluster(root, TEMPLATE)
  await root.end()
  const owner = adminPool(server, TEMPLATE, 'clave_owner')
  await migrate(owner)
  await owner.end()
}

/** A pool on a database of the test server, as its administrator or as `user`. */
export function adminPool(server: TestServer, database: string, user?: string, options = '') {
  if ('url' in server) {
    const url = new URL(server.url)
    url.pathname = `/${database}`
    return pool({ url: url.href, ...(user ? { role: user } : {}) }, 2, options)
  }
  return pool(
    { socketFolder: server.socketFolder, database, user: user ?? server.user },
    2,
    options,
  )
}

/** Makes the database of one test process, anew. */
export async function copyTemplate(server: TestServer, database: string): Promise<void> {
  const root = adminPool(server, 'postgres')
  await root.query(`drop database if exists ${database} with (force)`)
  await root.query(`create database ${database} template ${TEMPLATE} owner clave_owner`)
  await root.end()
}
