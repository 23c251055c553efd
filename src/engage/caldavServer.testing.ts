/** A CalDAV server in memory for tests: the protocol is caldav-adapter's, what it holds is ours. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error it has no types
import adapter from 'caldav-adapter'

type Held = { eventId: string; text: string }
type Asked = { eventId: string }

export const PASSWORD = 'secreto'

/** One user, one calendar, whose events may be looked at and changed as another program would. */
export async function aCaldavServer() {
  const events = new Map<string, Held>()
  const calendar = { calendarId: 'trabajo', name: 'Trabajo', description: '', timeZone: '' }
  const rejected = { count: 0 }
  let password = PASSWORD
  // Its paths end in .ics, its ids don't.
  const idOf = (eventId: string) => eventId.replace(/\.ics$/, '')
  const write = (ctx: { request: { body: string } }, { eventId }: Asked) => {
    const held = { eventId: idOf(eventId), text: ctx.request.body }
    events.set(held.eventId, held)
    return held
  }
  const all = () => [...events.values()]
  const handle = adapter({
    caldavRoot: '/dav',
    authRealm: 'test',
    authenticate: async (_: unknown, given: { username: string; password: string }) =>
      given.password === password ? { principalId: given.username } : null,
    data: {
      getCalendar: async () => calendar,
      getCalendarsForPrincipal: async () => [calendar],
      getCalendarId: () => calendar.calendarId,
      getEventsForCalendar: async () => all(),
      // All of them: what is out of the time asked for does no harm.
      getEventsByDate: async () => all(),
      getEvent: async (_: unknown, { eventId }: Asked) => events.get(idOf(eventId)),
      createEvent: async (ctx: never, asked: Asked) => write(ctx, asked),
      updateEvent: async (ctx: never, asked: Asked) => write(ctx, asked),
      deleteEvent: async (_: unknown, { eventId }: Asked) => void events.delete(idOf(eventId)),
      buildICS: async (_: unknown, { text }: Held) => text,
      getETag: (_: unknown, held: Partial<Held>) =>
        `"${createHash('sha1')
          .update(held.text ?? 'calendar')
          .digest('hex')}"`,
    },
  })
  const server = createServer((request, response) => {
    void answer(handle, request, response).then((status) => {
      if (status === 412) rejected.count += 1
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/dav/`,
    events,
    /** How often something was not written since it had changed. */
    rejected,
    lock: (next: string) => (password = next),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** As much of Koa's context as the adapter uses. */
async function answer(
  handle: (ctx: object, next: () => Promise<void>) => Promise<void>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<number> {
  const url = new URL(req.url!, 'http://x')
  const header = (name: string) => String(req.headers[name.toLowerCase()] ?? '')
  const set = (name: string, value: string) => res.setHeader(name, value)
  const ctx = {
    req,
    res,
    method: req.method,
    url: req.url,
    path: url.pathname,
    state: {} as Record<string, unknown>,
    status: 404,
    body: '' as string | null,
    headers: req.headers,
    request: {
      type: header('content-type').split(';')[0],
      headers: req.headers,
      header: req.headers,
      body: '',
      xml: null,
      get: header,
    },
    response: { set, remove: (name: string) => res.removeHeader(name) },
    get: header,
    set,
    remove: (name: string) => res.removeHeader(name),
    redirect: (to: string) => {
      set('Location', to)
      ctx.status = 302
    },
    throw: (status: number) => {
      ctx.status = status
      throw new Error(String(status))
    },
  }
  try {
    await handle(ctx, async () => {})
  } catch (error) {
    if (ctx.status < 400) ctx.status = 500
    ctx.body = String(error)
  }
  res.statusCode = ctx.status
  res.end(ctx.body ?? '')
  return ctx.status
}
