/** An installation with its own limits and mailbox, and browsers that keep their cookies. */
import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { z } from 'zod'
import { call } from '../kernel/call.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import { actFor } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import type { Message } from '../platform/mail.ts'
import { type Route, serve } from '../platform/serve.ts'
import { access, dataFolder, owner, sql, testWorld } from '../platform/testing.ts'
import { type AccessGiven, openAccess } from './access.routes.ts'
import { sessionCookie } from './cookie.store.ts'
import { addMember } from './member.store.ts'
import { addSession } from './session.store.ts'

export const PASSWORD = 'rodamiento-azul-9'
export const ADDRESS = '198.51.100.7'
const ORIGIN = 'http://localhost'
const hashed = hashPassword(PASSWORD)

type Circumstances = Partial<Pick<AccessGiven, 'tries' | 'fillDemo' | 'demoColleagues'>> & {
  demo?: boolean
  tlsProxy?: boolean
  more?: Route[]
}

export function anInstallation(about: Circumstances = {}) {
  const { demo = true, tlsProxy = false, tries, fillDemo = async () => {}, more = [] } = about
  const { demoColleagues = [] } = about
  const mails: Message[] = []
  const secret = randomBytes(32).toString('hex')
  const { whoIs, routes } = openAccess({
    database: { sql, access, owner },
    settings: { dataFolder, demo, publicUrl: ORIGIN, tlsProxy },
    secret,
    publicUrl: () => ORIGIN,
    mail: {
      configured: true,
      send: (mail) => mails.push(mail),
      deliver: async (mail) => void mails.push(mail),
      idle: async () => {},
    },
    log: openLog('silent'),
    fillDemo,
    demoColleagues,
    ...(tries ? { tries } : {}),
  })
  const app = serve([...routes, ...more], { ...testWorld, whoIs, addressOf: () => ADDRESS })

  function aBrowser({ headers: always = {} as Record<string, string> } = {}) {
    const cookies = new Map<string, string>()

    async function fetch(path: string, init: RequestInit = {}) {
      const headers = new Headers({ ...always, ...(init.headers as Record<string, string>) })
      if (cookies.size > 0) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      }
      const response = await app.request(path, { ...init, headers })
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      return response
    }
    return {
      fetch,
      cookies,
      ask: <I extends z.ZodType, O extends z.ZodType>(
        endpoint: Endpoint<I, O>,
        input: z.input<I>,
      ) => call(fetch, endpoint, input),
    }
  }

  /** The lead of a firm of their own, signed in. Their password is hashed once for all: it is slow. */
  async function aNewcomer(name = 'Lucía Ferrer') {
    const email = `${randomUUID()}@aceros.example`
    const [personId, firmId] = [randomUUID(), randomUUID()]
    const hash = await hashed
    const token = await sql.begin(async (tx) => {
      const db = actFor(tx, { firmId, id: personId })
      await db`insert into access.person (id, name, email) values (${personId}, ${name}, ${email})`
      await db`
        insert into access.credential (person_id, account_id, provider_id, password)
        values (${personId}, ${personId}, 'credential', ${hash})
      `
      await db`insert into access.firm (firm_id, name) values (${firmId}, 'Aceros del Ebro')`
      await addMember(db, personId, 'lead')
      return addSession(db, {
        personId,
        firmId,
        locale: null,
        userAgent: null,
        address: ADDRESS,
      })
    })
    const browser = aBrowser()
    keep(browser.cookies, sessionCookie(token, { secret, secure: tlsProxy }))
    return { ...browser, email, firmId, personId }
  }

  return { app, routes, whoIs, secret, mails, aBrowser, aNewcomer }
}

/** The token at the end of the address in a mail. */
export function tokenIn({ text }: { text: string }): string {
  return /token=([\w-]+)/.exec(text)![1]!
}

function keep(cookies: Map<string, string>, line: string) {
  const [pair = ''] = line.split(';')
  const equals = pair.indexOf('=')
  const name = pair.slice(0, equals)
  if (/max-age=0\b/i.test(line)) cookies.delete(name)
  else cookies.set(name, pair.slice(equals + 1))
}
