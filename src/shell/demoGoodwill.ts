/** The demonstration's ideas to impress, advice, events, references and case studies. */
import { putAction } from '../accounts/action.api.ts'
import { putGoodwill } from '../engage/goodwill.api.ts'
import { GoodwillGiven } from '../engage/goodwill.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { BEYOND } from '../../samples/requests.ts'
import type { Place } from './demoRequests.ts'

export async function tellBeyond(places: readonly Place[], today: Day): Promise<void> {
  for (const [at, told] of BEYOND.entries()) {
    // An event is one for several clients.
    const whose = told.kind === 'event' ? places.slice(0, 4) : [places[at % places.length]!]
    for (const place of whose) await tell(place, told, today)
  }
}

async function tell(place: Place, told: (typeof BEYOND)[number], today: Day) {
  const { own, accountId, ownerId, contactId } = place
  const { day, cost, ...given } = told
  const contacts = await own.ask(listAccountContacts, { accountId })
  const isPublished = told.state === 'published'
  const isEvent = told.kind === 'event'
  const { now } = await own.ask(
    putGoodwill,
    GoodwillGiven.parse({
      ...given,
      accountId,
      ownerId,
      contactId: isEvent ? null : contactId,
      day: day === null ? null : addDays(today, day),
      cost,
      currency: cost === null ? null : 'EUR',
      cameIds: isEvent ? contacts.slice(0, 2).map((one) => one.contactId) : [],
      ...(isPublished
        ? { consentBy: contacts[0]?.name ?? 'Dirección', consentOn: addDays(today, -95) }
        : {}),
    }),
  )
  if (!isEvent) return
  await own.ask(putAction, {
    accountId,
    ownerId,
    title: 'Llevarles la oferta de sensores que preguntaron',
    dueOn: addDays(today, 8),
    origin: 'goodwill',
    originId: now.goodwillId,
  })
}
