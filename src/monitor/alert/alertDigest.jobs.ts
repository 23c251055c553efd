/** One mail with what opened since the last one. Sent again after a kill it is the same mail, by its id. */
import { actorOf } from '../../access/actorOf.store.ts'
import { firmOf } from '../../access/firm.store.ts'
import { inFirm } from '../../platform/db.ts'
import { job } from '../../platform/jobs.ts'
import type { Message } from '../../platform/mail.ts'
import { wordsFor } from '../../platform/words.ts'
import { alertsSince } from './alert.store.ts'
import type { Alert } from './alert.ts'
import { plainWhy } from './alertRule.ts'
import { tellDigest } from './alertDigest.ts'
import { askDigest, digestRow, toldUntil } from './alertDigest.store.ts'

// words: monitor:alert.digest.*

/** The rest is in the list. */
const MOST = 20

export const alertDigestJobs = [
  job(tellDigest, async ({ firm, firmId, sql, mail, publicUrl, payload: { personId } }) => {
    const about = await firm(async (db) => {
      const digest = await digestRow(db, personId)
      const found = await actorOf(db, { firmId, personId })
      return digest && found ? { ...found, digest, firm: await firmOf(db) } : null
    })
    // Who left the firm, or wants none any more, is asked no more.
    if (!about) return
    const { actor, digest, email, locale, timeZone } = about
    const since = digest.toldUntil
    // As they themselves see it.
    const news = await inFirm(sql, actor, (db) => alertsSince(db, { personId, since }))
    if (news.length > 0 && !about.firm.demo) {
      const id = `alerts-${personId}-${since.getTime()}`
      await mail.deliver({ to: email, id, ...mailOf(news, locale, publicUrl()) })
    }
    await firm(async (db) => {
      await toldUntil(db, personId, digest.now)
      await askDigest(db, personId, timeZone)
    })
  }),
]

function mailOf(
  news: readonly Alert[],
  locale: string,
  address: string,
): Pick<Message, 'subject' | 'text'> {
  const t = wordsFor(locale)
  const lines = news.slice(0, MOST).map((alert) => {
    const { rule, severity, account, about, numbers } = alert
    const why = plainWhy(alert) ? t(`monitor:alert.why.${rule}`, numbers) : ''
    return t('monitor:alert.digest.line', {
      severity: t(`monitor:alert.severity.${severity}`),
      account,
      rule: t(`monitor:alert.rule.${rule}`),
      why: [about && `«${about}».`, why, t(`monitor:alert.play.${rule}`)].filter(Boolean).join(' '),
    })
  })
  const [first] = news
  const values = {
    count: news.length,
    name: first!.account,
    lines: lines.join('\n'),
    address: `${address}/alerts?mine=true`,
  }
  const subject = t('monitor:alert.digest.subject', values)
  return { subject, text: t('monitor:alert.digest.text', values) }
}
