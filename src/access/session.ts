/** A session: one browser of one person, and the firm that it has open. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { Firm, Sees } from './firm.ts'
import { Person } from './person.ts'

/** A session ends so long after it was last used. */
export const SESSION_SECONDS = 30 * 24 * 3600

/** What the page needs to know before it shows anything. */
export const Session = z.object({
  person: Person.nullable(),
  firm: Firm.omit({ sees: true }).nullable(),
  role: Role.nullable(),
  sees: Sees,
  /** Firms that the person may open. */
  firms: z.array(Firm.pick({ firmId: true, name: true })),
  today: Day,
  settings: z.object({
    /** The demonstration is open here. */
    demo: z.boolean(),
    /** Mails really leave. */
    mail: z.boolean(),
  }),
})
export type Session = z.infer<typeof Session>

/** One of the browsers where a person is signed in. */
export const OpenSession = z.object({
  sessionId: z.uuid(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  signedInAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  current: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>

const BROWSERS = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
  ['Clave', /^clave/i],
] as const

const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const

/** «Firefox · Windows»: enough to know one's own browsers apart; null where nothing is known of it. */
export function deviceOf(userAgent: string | null): string | null {
  const first = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(' · ') || null
}
