/** Tells who looks after an account that its tier or phase changes: one mail a person, however many accounts. */
import { firmOf } from '../access/firm.store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { job } from '../platform/jobs.ts'
import type { Message } from '../platform/mail.ts'
import { wordsFor } from '../platform/words.ts'
import { type News, newsOf, NEWS_DAYS, tellMoves } from './notice.ts'
import { carersOf, markTold, type ToldPerson, untoldSince } from './notice.store.ts'

// words: segment:notice.*

export const standingJobs = [
  job(tellMoves, async ({ firm, today, mail, publicUrl }) => {
    const messages = await firm((db) => messagesOf(db, today(), publicUrl()))
    for (const message of messages) mail.send(message)
  }),
]

type Told = News & { accountId: string; account: string }

/** What nobody looks after stays untold, and is tried again on its day. */
async function messagesOf(db: Db, today: Day, address: string): Promise<Message[]> {
  const decisions = await untoldSince(db, addDays(today, -NEWS_DAYS))
  const carers = Map.groupBy(
    await carersOf(db, [...new Set(decisions.map(({ accountId }) => accountId))]),
    ({ accountId }) => accountId,
  )
  const toTell: Told[] = []
  const told: string[] = []
  for (const [accountId, ofAccount] of Map.groupBy(decisions, (one) => one.accountId)) {
    const { news, settled } = newsOf(ofAccount, addDays(today, -NEWS_DAYS))
    if (news.length > 0 && !carers.has(accountId)) continue
    toTell.push(...news.map((one) => ({ ...one, accountId, account: ofAccount[0]!.account })))
    told.push(...settled)
  }
  await markTold(db, told)
  const { demo } = await firmOf(db)
  // The people of the demonstration have no letter box.
  if (demo) return []
  const people = Map.groupBy([...carers.values()].flat(), ({ personId }) => personId)
  return [...people.values()].flatMap((cares) => {
    const theirs = toTell.filter((one) =>
      cares.some(({ accountId }) => accountId === one.accountId),
    )
    return theirs.length > 0 ? [messageTo(cares[0]!, theirs, address)] : []
  })
}

function messageTo({ name, email, locale }: ToldPerson, told: Told[], address: string): Message {
  const t = wordsFor(locale)
  const place = ({ tier, phase }: News['to']) =>
    phase ? t(`segment:notice.inPhase.${phase}`, { tier: tierName(tier) }) : tierName(tier)
  const tierName = (tier: string) => t(`segment:tier.${tier}.name`)
  const lines = told.map(({ account, from, to, effectiveOn, reason, decidedBy }) =>
    t('segment:notice.line', {
      account,
      from: place(from),
      to: place(to),
      day: effectiveOn,
      reason,
      by: decidedBy ?? t('segment:notice.someone'),
    }),
  )
  const values = { name, count: told.length, account: told[0]!.account }
  return {
    to: email,
    subject: t('segment:notice.subject', values),
    text: t('segment:notice.text', {
      ...values,
      lines: lines.join('\n\n'),
      address: `${address}/selection/tiers`,
    }),
  }
}
