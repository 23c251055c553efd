/** Calendars over CalDAV: which there are, what stands in one, and writing into it by etag. */
import { createDAVClient } from 'tsdav'

export type CalendarAccess = { server: string; login: string; password: string }
export type CalendarThere = { url: string; name: string }
export type EventThere = { href: string; etag: string; text: string }

/** words: engage:calendar.problem.* */
export const CALENDAR_PROBLEMS = [
  'auth',
  'host',
  'refused',
  'certificate',
  'timeout',
  'gone',
  'other',
] as const
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number]

const ANSWERS_WITHIN_MS = 30_000

export type Caldav = Awaited<ReturnType<typeof openCaldav>>

/**
 * Requests that end, whatever the server does. The library looks on where a step fails and then tells only what it
 * didn't find: what failed first is kept, to be told instead.
 */
function listening() {
  let first: unknown = null
  const ask: typeof fetch = async (input, init) => {
    try {
      const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS)
      const answer = await fetch(input, { ...init, signal })
      if (answer.status === 401 || answer.status === 403) throw new Error('CalDAV 401')
      return answer
    } catch (error) {
      first ??= error
      throw error
    }
  }
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      const why = first ?? error
      first = null
      throw why
    })
  return { ask, told }
}

export async function openCaldav({ server, login, password }: CalendarAccess) {
  const { ask, told } = listening()
  const client = await told(
    createDAVClient({
      serverUrl: server,
      credentials: { username: login, password },
      authMethod: 'Basic',
      defaultAccountType: 'caldav',
      fetch: ask,
    }),
  )
  return {
    async calendars(): Promise<CalendarThere[]> {
      const all = await told(client.fetchCalendars())
      return all
        .filter(({ components }) => !components || components.includes('VEVENT'))
        .map(({ url, displayName }) => ({
          url,
          name: typeof displayName === 'string' && displayName ? displayName : url,
        }))
    },

    /** @param from, until instants as ISO 8601 in UTC */
    async events(url: string, from: string, until: string): Promise<EventThere[]> {
      const found = await told(
        client.fetchCalendarObjects({
          calendar: { url },
          timeRange: { start: from, end: until },
          // Calendars elsewhere have paths without .ics too.
          urlFilter: () => true,
        }),
      )
      return found.flatMap(({ url: href, etag, data }) =>
        typeof data === 'string' && data !== '' ? [{ href, etag: etag ?? '', text: data }] : [],
      )
    },

    /** One that may lie outside of the time asked for; null where it is gone. */
    async event(url: string, href: string): Promise<EventThere | null> {
      const [found] = await told(
        client.fetchCalendarObjects({
          calendar: { url },
          objectUrls: [href],
          urlFilter: () => true,
        }),
      )
      return typeof found?.data === 'string' && found.data !== ''
        ? { href: found.url, etag: found.etag ?? '', text: found.data }
        : null
    },

    /** Null where one of that name is there already. */
    async add(url: string, filename: string, text: string): Promise<string | null> {
      const answer = await told(
        client.createCalendarObject({
          calendar: { url },
          filename,
          iCalString: text,
        }),
      )
      return written(answer) ? new URL(filename, url.endsWith('/') ? url : `${url}/`).href : null
    },

    /** False where it has changed meanwhile. */
    async change({ href, etag, text }: EventThere): Promise<boolean> {
      const answer = await told(
        client.updateCalendarObject({
          calendarObject: { url: href, etag, data: text },
        }),
      )
      return written(answer)
    },

    async remove({ href, etag }: Pick<EventThere, 'href' | 'etag'>): Promise<boolean> {
      const answer = await told(
        client.deleteCalendarObject({ calendarObject: { url: href, etag } }),
      )
      return answer.status === 404 || written(answer)
    },
  }
}

const OTHER_SINCE = 412

function written(answer: Response): boolean {
  if (answer.status === OTHER_SINCE) return false
  if (!answer.ok) throw new Error(`CalDAV ${answer.status}`)
  return true
}

export function calendarProblem(error: unknown): CalendarProblem {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  const name = error instanceof Error ? error.name : ''
  const told = `${name} ${cause?.code ?? ''} ${error instanceof Error ? error.message : ''}`
  if (/invalid credentials|unauthorized|\b401\b|\b403\b/i.test(told)) return 'auth'
  if (/ENOTFOUND|EAI_AGAIN/.test(told)) return 'host'
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(told)) return 'refused'
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/.test(told)) return 'certificate'
  if (/TimeoutError|ETIMEDOUT|TIMEOUT/i.test(told)) return 'timeout'
  if (/ECONNRESET|EPIPE|UND_ERR_SOCKET|cannot find|\b404\b|\b410\b/i.test(told)) return 'gone'
  return 'other'
}
