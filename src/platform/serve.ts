/** Binds endpoints to handlers: who asks, may they, parse, open the transaction, answer. Every request takes this road. */
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Endpoint, StreamEndpoint } from '../kernel/endpoint.ts'
import { actFor, begin, type Db, inFirm, isHiddenRow, isNoText, type Sql } from './db.ts'
import { withinRate } from './limit.ts'
import { invalid, Problem } from './problem.ts'

/** Someone signed in: a person or an API key, and the firm they have open, if any. */
export type Caller = {
  personId: string
  actor: Actor | null
  timeZone: string
  locale: string
  /** The session's id, or null for an API key. */
  sessionId: string | null
}

export type World = {
  sql: Sql
  whoIs: (request: Request) => Promise<Caller | null>
  today: (timeZone: string) => Day
  /** Where people reach us: links in mails, and the origin that may write with a cookie. */
  publicUrl: () => string
  /** Requests a minute for one caller, and for one address that isn't signed in. */
  limits?: { caller: number; stranger: number }
  /** The address a request came from. */
  addressOf: (c: Context) => string
}

type Common<Input> = { input: Input; db: Db; today: Day; request: Request; address: string }
/** What a firm's endpoint is asked: the transaction is of the actor's firm. */
export type Ask<Input> = Common<Input> & { actor: Actor; caller: Caller }
/** What an endpoint without a firm is asked; `person` endpoints always have a caller. */
export type OpenAsk<Input> = Common<Input> & { caller: Caller | null }
/** What a stream is asked: it opens its own short transactions. */
export type StreamAsk<Input> = Omit<Ask<Input>, 'db'> & {
  inFirm: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}

export type Route =
  | { kind: 'firm'; endpoint: Endpoint; handle: (ask: Ask<any>) => Promise<unknown> }
  | { kind: 'open'; endpoint: Endpoint; handle: (ask: OpenAsk<any>) => Promise<unknown> }
  | { kind: 'stream'; endpoint: StreamEndpoint; handle: (ask: StreamAsk<any>) => Promise<Response> }

/** An endpoint of a firm. */
export function route<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (ask: Ask<z.output<I>>) => Promise<z.input<O>>,
): Route {
  return { kind: 'firm', endpoint, handle }
}

/** An endpoint that needs no open firm: `may` is 'person' or 'anyone'. */
export function openRoute<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (ask: OpenAsk<z.output<I>>) => Promise<z.input<O> | WithHeaders<z.input<O>>>,
): Route {
  return { kind: 'open', endpoint, handle }
}

/** Bytes or events in or out: no transaction is held while they flow. */
export function stream<I extends z.ZodType>(
  endpoint: StreamEndpoint<I>,
  handle: (ask: StreamAsk<z.output<I>>) => Promise<Response>,
): Route {
  return { kind: 'stream', endpoint, handle }
}

/** An answer that also sets headers, such as the session's cookie; with a kind of its own it is text. */
export class WithHeaders<T> {
  readonly body: T
  readonly headers: Headers

  constructor(body: T, headers: Headers) {
    this.body = body
    this.headers = headers
  }
}

export function serve(routes: Route[], world: World): Hono {
  const app = new Hono().basePath('/api')
  const limit = withinRate(world.limits)

  for (const { kind, endpoint, handle } of routes) {
    app.on(endpoint.verb, endpoint.path, async (c) => {
      const request = c.req.raw
      const caller = await world.whoIs(request)
      const address = world.addressOf(c)
      await limit(caller, address, endpoint)
      refuseForeignOrigin(request, caller, world)
      const actor = admit(caller, endpoint)

      const sent = kind === 'stream' || endpoint.verb === 'GET' ? query(c) : await body(c)
      const input = endpoint.input.safeParse({ ...sent, ...c.req.param() })
      if (!input.success) throw invalid(input.error)

      const today = world.today(caller?.timeZone ?? 'UTC')
      const about = { input: input.data, today, request, address }

      if (kind === 'stream') {
        return handle({
          ...about,
          actor: actor!,
          caller: caller!,
          inFirm: (work) => inFirm(world.sql, actor!, work),
        })
      }
      const mode = endpoint.verb === 'GET' ? 'read only' : 'read write'
      const answer = await begin(world.sql, mode, async (tx) =>
        kind === 'firm'
          ? handle({ ...about, actor: actor!, caller: caller!, db: actFor(tx, actor!) })
          : handle({ ...about, caller, db: Object.assign(tx, { firm: '' }) }),
      )
      return answered(c, endpoint, answer)
    })
  }

  app.notFound(() => new Problem(404, 'request/not-found').response())
  app.onError((error) => {
    if (error instanceof Problem) return error.response()
    if (isHiddenRow(error)) return new Problem(404, 'request/not-found').response()
    if (isNoText(error)) return new Problem(422, 'request/invalid').response()
    console.error(error)
    return new Problem(500, 'server/failure').response()
  })
  return app
}

/** The actor of a firm's endpoint; null where none is needed. */
function admit(caller: Caller | null, { may }: Pick<Endpoint, 'may'>): Actor | null {
  if (may === 'anyone') return caller?.actor ?? null
  if (!caller) throw new Problem(401, 'request/unknown-actor')
  if (may === 'person') return caller.actor
  if (!caller.actor) throw new Problem(403, 'request/no-firm-open')
  if (!may.includes(caller.actor.role)) throw new Problem(403, 'request/not-your-role')
  return caller.actor
}

/** A page elsewhere can't make a signed-in browser write here; an API key is no cookie. */
function refuseForeignOrigin(request: Request, caller: Caller | null, world: World) {
  if (request.method === 'GET' || (caller && !caller.sessionId)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const same = site ? site === 'same-origin' || site === 'none' : true
  if (!same || (origin !== null && origin !== new URL(world.publicUrl()).origin)) {
    throw new Problem(403, 'request/foreign-origin')
  }
}

function query(c: Context): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length > 1 ? values : values[0]!,
    ]),
  )
}

async function body(c: Context): Promise<object> {
  const text = await c.req.text()
  if (!text) return {}
  try {
    const sent: unknown = JSON.parse(text)
    if (typeof sent === 'object' && sent !== null && !Array.isArray(sent)) return sent
  } catch {
    // Falls through to the same answer: the body is no object.
  }
  throw new Problem(400, 'request/not-json')
}

function answered(c: Context, endpoint: Endpoint, answer: unknown): Response {
  if (!(answer instanceof WithHeaders)) return c.json(endpoint.returns.parse(answer) as object)
  const { body, headers } = answer as WithHeaders<unknown>
  const told = endpoint.returns.parse(body)
  // What says of which kind it is, is no JSON.
  if (headers.has('content-type')) return new Response(String(told), { headers })
  const response = Response.json(told)
  for (const [name, value] of headers) response.headers.append(name, value)
  return response
}
