/** One's own days as an iCalendar feed over HTTP: its address is a secret, and is asked for as the person who made it. */
import ical from 'ical-generator'
import { actorOf } from '../access/actorOf.store.ts'
import { linksOf, makeLink, revokeLink, seekLink } from '../access/link.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { actFor, type Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { allowance } from '../platform/limit.ts'
import { Problem } from '../platform/problem.ts'
import { openRoute, type Route, route, WithHeaders } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { wordsFor } from '../platform/words.ts'
import { choiceOf } from '../platform/choice.ts'
import { lastDecided, reviewChoice } from '../segment/review.store.ts'
import { reviewDue } from '../segment/review.ts'
import { dropFeedAddress, makeFeedAddress, readFeed, readFeedAddress } from './feed.api.ts'
import { feedOf } from './feed.store.ts'
import type { FeedDay } from './feed.ts'

const FEED = 'commit.feed'
/** An address in a calendar program is not to stop by itself. */
const DAYS = 3650
const AGAIN_SECONDS = 3600

/** A program asks every few minutes; whoever guesses is slowed. */
const askings = allowance({ times: 120, seconds: 15 * 60 })

/** @param publicUrl where people reach us; where it isn't set, as the program did that asks */
export function feedRoutes({ publicUrl }: Pick<Settings, 'publicUrl'>): Route[] {
  return [
    route(readFeedAddress, ({ actor, db }) => addressOf(db, actor.id)),

    route(makeFeedAddress, async ({ actor, db }) => {
      await revokeLink(db, { purpose: FEED, recordId: actor.id, firmId: db.firm })
      const { token } = await makeLink(db, {
        purpose: FEED,
        recordId: actor.id,
        firmId: actor.firmId,
        madeBy: actor.id,
        days: DAYS,
      })
      await record(db, actor, 'calendarFeed.made', {})
      return { path: `/api/calendar/${token}.ics` }
    }),

    route(dropFeedAddress, async ({ actor, db }) => {
      await revokeLink(db, { purpose: FEED, recordId: actor.id, firmId: db.firm })
      await record(db, actor, 'calendarFeed.dropped', {})
      return { madeAt: null }
    }),

    openRoute(readFeed, async ({ input: { file }, db, address, request }) => {
      await askings.take(address)
      const token = file.slice(0, -'.ics'.length)
      const link = await seekLink(db, { purpose: FEED, token })
      const isOpen = link?.firmId && !link.revokedAt && link.expiresAt > new Date()
      const who = isOpen && (await actorOf(db, { firmId: link.firmId!, personId: link.recordId }))
      // Only the team has days here: whoever became someone else keeps none.
      if (!who || !(TEAM as readonly string[]).includes(who.actor.role))
        throw new Problem(404, 'request/not-found')
      const inside = actFor(db, who.actor)
      const today = new Date().toISOString().slice(0, 10)
      const days = await feedOf(inside, who.actor.id, today)
      const review = await reviewDay(inside, today)
      const text = calendarOf(review ? [...days, review] : days, {
        locale: who.locale,
        home: publicUrl ?? request.url,
      })
      return new WithHeaders(
        text,
        new Headers({
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="clave.ics"',
          'cache-control': 'private, no-store',
        }),
      )
    }),
  ]
}

async function addressOf(db: Db, personId: string) {
  const links = await linksOf(db, { purpose: FEED, recordId: personId })
  const open = links.find(({ revokedAt, firmId }) => !revokedAt && firmId === db.firm)
  return { madeAt: open ? madeAt(open.expiresAt) : null }
}

/** A link tells until when it lives, not since when. */
const madeAt = (expiresAt: Date) => new Date(expiresAt.getTime() - DAYS * 86_400_000).toISOString()

/** When the choice of key accounts is to be looked over. */
async function reviewDay(db: Db, today: Day): Promise<FeedDay | null> {
  const last = await lastDecided(db)
  if (!last) return null
  const setting = await choiceOf(db, reviewChoice)
  const { dueOn } = reviewDue(last.decidedOn, { ...setting, today })
  return {
    what: 'review',
    id: last.selectionId,
    on: dueOn,
    title: last.title,
    accountId: null,
    account: '',
  }
}

function calendarOf(days: readonly FeedDay[], { locale, home }: { locale: string; home: string }) {
  const t = wordsFor(locale)
  const calendar = ical({
    name: t('commit:feed.name'),
    prodId: { company: 'Clave', product: 'Clave' },
    ttl: AGAIN_SECONDS,
  })
  for (const { what, id, on, title, account, accountId } of days) {
    const summary = t(`commit:feed.what.${what}`, { title, account })
    calendar.createEvent({
      // Unlike for each of its days, alike each time it is asked.
      id: `${what}-${id}@clave`,
      start: new Date(`${on}T00:00:00Z`),
      end: new Date(`${addDays(on, 1)}T00:00:00Z`),
      allDay: true,
      stamp: new Date(`${on}T00:00:00Z`),
      summary,
      url: new URL(accountId ? `/accounts/${accountId}/commitments` : '/selection/review', home)
        .href,
    })
  }
  return calendar.toString()
}
