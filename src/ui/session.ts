/** Who is signed in, in which firm, and which day it is for them. */
import { createContext, useContext, useMemo } from 'react'
import type { Actor, Role } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { type Formats, formats } from '../kernel/format.ts'
import { useTranslation } from 'react-i18next'

export type Person = {
  personId: string
  name: string
  email: string
  locale: string
  timeZone: string
}

export type Firm = { firmId: string; name: string; homeCurrency: string | null; demo: boolean }

/** What GET /api/session answers. Without sign-in there is no person; a person may have no firm yet. */
export type Session = {
  person: Person | null
  firm: Firm | null
  role: Role | null
  sees: Actor['sees']
  today: Day
  /** Firms the person may open. */
  firms: { firmId: string; name: string }[]
  /** What is open on this server: the demonstration without sign-up, mails that really leave. */
  settings: { demo: boolean; mail: boolean }
}

export const SessionContext = createContext<Session | null>(null)

/** The session as it is, also where nobody is signed in. */
export function useAnySession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext above it')
  return session
}

/** The session of a page that is only shown inside a firm; `actor` is what the rules ask for. */
export function useSession() {
  const { person, firm, role, sees, ...session } = useAnySession()
  if (!person || !firm || !role) throw new Error('this page needs a firm')
  const actor = useMemo<Actor>(
    () => ({ id: person.personId, firmId: firm.firmId, role, sees }),
    [person.personId, firm.firmId, role, sees],
  )
  return { ...session, person, firm, role, sees, actor }
}

/** Numbers, money and days in the reader's own way; the firm's currency is the default for money. */
export function useFormat() {
  const { person, firm, today } = useAnySession()
  const { i18n } = useTranslation()
  const locale = i18n.language
  const timeZone = person?.timeZone
  const home = firm?.homeCurrency ?? undefined
  return useMemo(
    () => inMyWay(formats({ locale, timeZone, home }), home, today),
    [locale, timeZone, home, today],
  )
}

export type MyFormats = ReturnType<typeof inMyWay>

/** The same formats where home currency and today need not be named. */
function inMyWay(all: Formats, home: string | undefined, today: Day) {
  return {
    ...all,
    money: (amount: number | string, currency = home ?? 'EUR') => all.money(amount, currency),
    moneyShort: (amount: number | string, currency = home ?? 'EUR') =>
      all.moneyShort(amount, currency),
    relativeDay: (day: Day, from: Day = today) => all.relativeDay(day, from),
  }
}
