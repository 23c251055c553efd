/** The demonstration's promises by time: calendars, levels, one signed agreement, and clocks over the last months. */
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { readAccount } from '../accounts/account.api.ts'
import { askToSign, draftAgreement, putAgreement } from '../commit/agreement.api.ts'
import { putOutage } from '../commit/availability.api.ts'
import type { Counting } from '../commit/calendar.ts'
import { instantAfter } from '../commit/countedTime.ts'
import { msOf } from '../commit/duration.ts'
import { startClock } from '../commit/serviceClock.api.ts'
import { listAccountLevels, putLevel } from '../commit/serviceLevel.api.ts'
import type { ServiceLevel } from '../commit/serviceLevel.ts'
import { listCalendars, putCalendar } from '../commit/workingCalendar.api.ts'
import { addDays, daysBetween } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import type { Client } from '../../samples/clients.ts'
import {
  AGREEMENT,
  BAJIO,
  BREACHED,
  OUTAGES,
  pastClocks,
  POLICY,
  RUNNING,
  WAITS_FOR_CLIENT,
  ZARAGOZA,
} from '../../samples/serviceLevels.ts'
import { keyAccounts } from './demoCommitments.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  /** ms since 1970 UTC: clocks run by the real time, whichever day the demonstration ends on. */
  now: number
  as: (personId: string, role: 'manager') => Remote
}

/** Beside the account with a story, so many key accounts have clocks. */
const ACCOUNTS = 12
const HOUR = 3_600_000
const DAY = 24 * HOUR

export async function tellServiceLevels(there: Remote, { clients, now, as }: Told): Promise<void> {
  const { now: zaragoza } = await there.ask(putCalendar, ZARAGOZA)
  await there.ask(putCalendar, BAJIO)
  for (const { isWorking, ...level } of POLICY)
    await there.ask(putLevel, {
      ...level,
      calendarId: isWorking ? zaragoza.calendarId : null,
      pauseStates: [WAITS_FOR_CLIENT],
    })
  const accounts = await keyAccounts(there, clients)
  const isBreached = ({ client }: { client: Client }) => client.story === BREACHED
  const told = [
    ...accounts.filter(isBreached),
    ...accounts.filter((one) => !isBreached(one)).slice(0, ACCOUNTS),
  ]
  for (const [at, { client, accountId }] of told.entries()) {
    const { carers } = await there.ask(readAccount, { accountId })
    const ownerId = carers.find(({ part }) => part === 'manager')?.personId
    if (!ownerId) continue
    const own = as(ownerId, 'manager')
    if (isBreached({ client }))
      await tellAgreement(own, { accountId, calendarId: zaragoza.calendarId, now })
    await tellClocks(own, { client, accountId, ownerId, now, at })
  }
}

type Agreed = { accountId: string; calendarId: string; now: number }

async function tellAgreement(own: Remote, { accountId, calendarId, now }: Agreed) {
  const { title, priceTerms, renewalTerms, levels, availability } = AGREEMENT
  const fromOn = addDays(dayOf(now), -300)
  const given = { accountId, title, priceTerms, renewalTerms, fromOn }
  const { agreementId } = (await own.ask(putAgreement, given)).now
  const part = { accountId, agreementId, fromOn }
  for (const { isWorking, ...level } of levels)
    await own.ask(putLevel, { ...part, ...level, calendarId: isWorking ? calendarId : null })
  await own.ask(putLevel, { ...part, metric: 'availability', targetShare: availability })
  for (const { daysAgo, hours, ...outage } of OUTAGES) {
    const from = now - daysAgo * DAY
    await own.ask(putOutage, {
      ...outage,
      accountId,
      fromAt: iso(from),
      untilAt: iso(from + hours * HOUR),
    })
  }
  await sign(own, { accountId, agreementId, now })
}

async function sign(
  own: Remote,
  { accountId, agreementId, now }: { accountId: string; agreementId: string; now: number },
) {
  const [contact] = await own.ask(listAccountContacts, { accountId })
  if (!contact) return
  const draft = await own.ask(draftAgreement, { agreementId })
  const { contactId, name } = contact
  const expiresOn = addDays(dayOf(now), 30)
  const asked = { ...draft, agreementId, contactId, name, expiresOn }
  const { path, acceptance } = await own.ask(askToSign, asked)
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { textHash } = acceptance
  await own.ask(answerAcceptance, { token, answer: 'accepted', name, textHash })
}

type Of = { client: Client; accountId: string; ownerId: string; now: number; at: number }

async function tellClocks(own: Remote, { client, accountId, ownerId, now, at }: Of) {
  const { holding } = await own.ask(listAccountLevels, { accountId })
  const calendars = await own.ask(listCalendars, {})
  const promised = (metric: string) => holding.find((one) => one.metric === metric)!
  const calendarOf = ({ calendarId }: ServiceLevel): Counting =>
    calendars.find((one) => one.calendarId === calendarId) ?? null
  const whose = { accountId, ownerId }
  for (const { metric, title, daysAgo, hour, share } of pastClocks(client, sinceQuarter(now))) {
    const level = promised(metric)
    const starts = Date.parse(addDays(dayOf(now), -daysAgo)) + hour * HOUR
    const ends = instantAfter(calendarOf(level), starts, share * msOf(level.target!))!
    const stop = { kind: 'stop' as const, at: iso(Math.min(ends, now)) }
    await own.ask(startClock, { ...whose, metric, title, at: iso(starts), events: [stop] })
  }
  const { metric, title, share, waits } = RUNNING[at % RUNNING.length]!
  // What counts working hours begins a few days ago, so that some of them have passed.
  const target = msOf(promised(metric).target!)
  const starts = now - (calendarOf(promised(metric)) ? 2 * DAY : share * target)
  const pause = {
    kind: 'state' as const,
    state: WAITS_FOR_CLIENT,
    at: iso(starts + 0.4 * (now - starts)),
  }
  const events = waits ? [pause] : []
  await own.ask(startClock, { ...whose, metric, title, at: iso(starts), events })
}

/** Days since the last quarter ended. */
function sinceQuarter(now: number): number {
  const today = dayOf(now)
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const first = `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
  return daysBetween(first, today)
}

const iso = (at: number) => new Date(at).toISOString()
const dayOf = (at: number) => iso(at).slice(0, 10)
