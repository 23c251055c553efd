/** Everything on one port: the API, its description, the pages, and what watches over the server asks. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Log } from '../platform/log.ts'
import { openApiOf } from '../platform/openapi.ts'
import { type Route, serve, type World } from '../platform/serve.ts'
import { apiPage } from './apiPage.ts'
import { WEB } from './webBuild.ts'

export type AppWorld = World & { log: Log; ready: () => Promise<boolean>; version: string }

export function buildApp(routes: Route[], world: AppWorld): Hono {
  const app = new Hono()
  app.use(logged(world.log))
  app.use(guarded(world))

  app.get('/healthz', (c) => c.json({ status: 'ok', version: world.version }))
  app.get('/readyz', async (c) =>
    (await world.ready()) ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready' }, 503),
  )

  const description = openApiOf(routes, world.version)
  app.get('/api/openapi.json', (c) => c.json(description))
  app.get('/api/docs', (c) => c.html(apiPage(description, c.req.header('accept-language') ?? '')))
  app.route('/', serve(routes, world))

  app.use('/assets/*', serveStatic({ root: WEB, precompressed: true, onFound: keepForEver }))
  app.use('/favicon.svg', serveStatic({ root: WEB }))
  app.use('/scheme.js', serveStatic({ root: WEB }))
  app.get('*', async (c) => {
    const nonce = randomBytes(16).toString('base64')
    c.header('content-security-policy', policy(nonce))
    c.header('cache-control', 'no-store')
    const page = await readFile(join(WEB, 'index.html'), 'utf8')
    return c.html(page.replaceAll('{{nonce}}', nonce))
  })
  return app
}

function keepForEver(_path: string, c: { header: (name: string, value: string) => void }) {
  c.header('cache-control', 'public, max-age=31536000, immutable')
}

/** What a page of ours may do; only its own styles carry the nonce, and no script stands in a page. */
function policy(nonce: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `object-src 'none'`,
  ].join('; ')
}

function guarded({ publicUrl }: World): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (publicUrl().startsWith('https:')) {
      c.header('strict-transport-security', 'max-age=31536000')
    }
    if (!c.res.headers.has('content-security-policy')) {
      c.header(
        'content-security-policy',
        `default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'`,
      )
    }
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) {
      c.header('cache-control', 'no-store')
    }
  }
}

/** One line per request; never its query, which may hold a name or a token. */
function logged(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now()
    await next()
    const ms = Math.round(performance.now() - begun)
    log.debug({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request')
  }
}
