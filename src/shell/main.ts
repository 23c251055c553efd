/** `clave serve`: database, pages, then API, pages and worker on one port, until it is told to stop. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { COLLEAGUES } from '../../samples/people.ts'
import { openAccess } from '../access/access.routes.ts'
import { liveRoutes } from '../access/live.routes.ts'
import { type Database, openGuarded } from '../platform/database.ts'
import { type Guard, standGuard } from '../platform/guard.ts'
import { type Live, openLive } from '../platform/live/live.ts'
import { type Log, openLog } from '../platform/log.ts'
import { openMail } from '../platform/mail.ts'
import { Problem } from '../platform/problem.ts'
import { ROOT } from '../platform/root.ts'
import { secretOf } from '../platform/secret.ts'
import { type Settings, isLoopback } from '../platform/settings.ts'
import { openTogether, type Together } from '../platform/together.ts'
import { wordsFor, type Words } from '../platform/words.ts'
import { planTexts } from '../plan/prose.routes.ts'
import { buildApp } from './app.ts'
import { kindOf } from './beside.ts'
import { fillDemo } from './demo.ts'
import { NotStarted } from './notStarted.ts'
import { readRunning, writeRunning } from './running.ts'
import { roomRoutes } from './routes.ts'
import { buildWebWhenStale } from './webBuild.ts'
import { keepWorking } from './worker.ts'

const DRAIN_MS = 10_000

export type Serving = { address: string; stop(): Promise<void> }

type ServeOptions = {
  t?: Words
  /** false: another server shows the pages. */
  pages?: boolean
  /** Fires when it shall not go on starting. */
  stopping?: AbortSignal
}

export async function serveClave(
  settings: Settings,
  { t = wordsFor('es'), pages = true, stopping }: ServeOptions = {},
): Promise<Serving> {
  const log = openLog(settings.logLevel)
  const build = pages ? buildPages(t, stopping) : Promise.resolve()
  // Awaited below; a failure before that must not end the process by itself.
  build.catch(() => {})
  const beside = await kindOf(settings)
  const here = { settings, log, t, pages, beside }
  const database = await open(here)
  try {
    await Promise.race([build, aborted(stopping)])
    stopping?.throwIfAborted()
    return await serveOn(database, here)
  } catch (error) {
    await database.close()
    throw error
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

async function buildPages(t: Words, stopping?: AbortSignal): Promise<void> {
  const onBuild = () => console.log(t('shell:start.building'))
  await buildWebWhenStale(onBuild, stopping).catch((error: Error & { stderr?: string }) => {
    const reason = error.stderr?.trim() || error.message
    throw new NotStarted(t('shell:start.buildFailed', { reason }))
  })
}

type Guarded = Database & { guard: Guard }

async function open({ settings, log, t, beside }: Here): Promise<Guarded> {
  const guard = (owner: Database['owner']) => standGuard(owner, beside)
  const database = await openGuarded({ ...settings, log, guard }).catch((error: Error) => {
    if (error instanceof Problem) throw error
    throw new NotStarted(t('shell:start.noDatabase', { reason: error.message }))
  })
  if (database) return database
  const address = (await readRunning(settings.dataFolder)) ?? '?'
  throw new NotStarted(t(beside ? 'shell:start.other' : 'shell:start.running', { address }))
}

type Here = {
  settings: Settings
  log: Log
  t: Words
  pages: boolean
  beside: string | undefined
}

async function serveOn(
  database: Guarded,
  { settings, log, t, pages, beside }: Here,
): Promise<Serving> {
  let publicUrl = settings.publicUrl ?? ''
  const mail = openMail(settings, log)
  const worker = await keepWorking(database, {
    settings,
    log,
    mail,
    // Work left from before may come up sooner than the port.
    publicUrl: () => publicUrl || `http://localhost:${settings.port}`,
    beside,
  })
  let app: Hono | null = null
  let together: Together | null = null
  let live: Live | null = null
  let isStopping = false
  const listener = getRequestListener((request, env) => app!.fetch(request, env))
  const server = createServer((request, response) => void listener(request, response))
  server.on('upgrade', (request, socket, head) => {
    if (together) together.upgrade(request, socket, head)
    else socket.destroy()
  })
  try {
    const port = await listen(server, settings, t)
    const name = isLoopback(settings.host) ? 'localhost' : settings.host
    publicUrl ||= `http://${name.includes(':') ? `[${name}]` : name}:${port}`
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      version: string
    }
    const rooms = roomRoutes(settings)
    const access = openAccess({
      database,
      settings,
      secret: await secretOf(settings),
      publicUrl: () => publicUrl,
      mail,
      log,
      demoColleagues: COLLEAGUES,
      fillDemo: (firmId, begins) =>
        fillDemo(firmId, {
          begins,
          sql: database.sql,
          routes: [...access.routes, ...rooms],
          today: () => todayIn('Europe/Madrid'),
        }),
    })
    const { whoIs } = access
    live = await openLive({ sql: database.sql, owner: database.owner, whoIs, log })
    app = buildApp([...access.routes, ...liveRoutes(live), ...rooms], {
      sql: database.sql,
      whoIs,
      today: todayIn,
      publicUrl: () => publicUrl,
      addressOf: addressIn(settings),
      log,
      version,
      ready: async () => {
        try {
          await database.sql`select 1`
          return true
        } catch {
          return false
        }
      },
    })
    together = await openTogether({
      sql: database.sql,
      whoIs,
      today: todayIn,
      publicUrl: () => publicUrl,
      log,
      texts: planTexts,
    })
    if (settings.demo && pages) {
      access.prepareDemo().catch((err: Error) => {
        // Cut off by the end, it is made anew at the next start.
        if (!isStopping) log.warn({ err }, 'no demonstration yet')
      })
    }
  } catch (error) {
    await together?.stop()
    live?.stop()
    server.close()
    await worker.stop()
    throw error
  }
  await writeRunning(settings.dataFolder, publicUrl)

  return {
    address: publicUrl,
    async stop() {
      isStopping = true
      // Its sockets would keep the server from ending.
      await together?.stop()
      live?.stop()
      await drain(server)
      await worker.stop()
      await database.close()
    },
  }
}

function listen(server: ReturnType<typeof createServer>, settings: Settings, t: Words) {
  return new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const words = taken ? t('shell:start.portTaken', { port: settings.port }) : error.message
      reject(new NotStarted(words))
    })
    server.listen(settings.port, settings.host, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Lets what has begun come to its end; whoever hangs on is let go after a while. */
async function drain(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(late)
}

function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date())
}

/** The last address that a proxy of ours wrote, else the connection's own. */
function addressIn({ tlsProxy }: Settings) {
  return (c: Context) => {
    const forwarded = tlsProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : null
    return forwarded || getConnInfo(c).remote.address || 'unknown'
  }
}
