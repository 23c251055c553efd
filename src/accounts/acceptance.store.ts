/** Texts put before clients, in PostgreSQL: added, answered once, never altered; a trigger of the table sees to it. */
import { createHash, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { makeLink, revokeLink } from '../access/link.store.ts'
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import { type Db, instant, many } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Acceptance, type AcceptanceAnswer, type AcceptanceGiven } from './acceptance.ts'

export const ACCEPTANCE = 'accounts.acceptance'

const Row = Acceptance.extend({
  askedAt: instant,
  answeredAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
})

/** How many are told of one account. */
const MOST = 500

/** Of the text as UTF-8, in hexadecimal: what `sha256sum` says of the file. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function acceptances(db: Db, where: postgres.Fragment): Promise<Acceptance[]> {
  return many(
    Row,
    db`
    select x.acceptance_id, account_kept_of(x.account_id) as account_id, x.about_kind, x.about_id,
      x.language, x.title, x.text, x.text_hash, x.replaces_id, n.acceptance_id as replaced_by_id,
      x.our_name, x.asked_at, x.expires_on, contact_kept_of(x.contact_id) as contact_id,
      x.asked_name as name, x.asked_email as email, x.answer, x.signed_name, x.reason,
      x.answered_at, x.withdrawn_at, x.options, x.chosen, ${mailsOf(db, 'x')} as mails,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from acceptance x
    left join acceptance n on n.firm_id = x.firm_id and n.replaces_id = x.acceptance_id
    where x.firm_id = ${db.firm} and ${where}
    order by x.asked_at desc, x.acceptance_id
    limit ${MOST}
  `,
  )
}

export const acceptancesOf = (db: Db, accountId: string) =>
  acceptances(db, db`x.account_id = any(account_and_merged(${accountId}))`)

/** An instant inside JSON, as columns have it. */
const inIso = (db: Db, column: `${'a' | 'm'}.${string}`) =>
  db.unsafe(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** What became of the mails that prove its answer, as JSON. */
export const mailsOf = (db: Db, of: 'x' | 'a' | 'said') => db`
  coalesce((select jsonb_agg(jsonb_build_object('party', m.party, 'state', m.state,
      'since', ${inIso(db, 'm.since')}, 'why', m.why) order by m.party)
    from acceptance_mail m
    where m.firm_id = ${db(of)}.firm_id and m.acceptance_id = ${db(of)}.acceptance_id), '[]')`

/** An acceptance `a` as JSON of the shape `AcceptanceTold`, and which option was chosen. */
export const acceptanceTold = (db: Db) => db`
  jsonb_build_object('acceptanceId', a.acceptance_id, 'askedAt', ${inIso(db, 'a.asked_at')},
    'expiresOn', a.expires_on, 'name', a.asked_name, 'answer', a.answer, 'chosen', a.chosen,
    'signedName', a.signed_name, 'answeredAt', ${inIso(db, 'a.answered_at')}, 'reason', a.reason,
    'withdrawnAt', ${inIso(db, 'a.withdrawn_at')}, 'mails', ${mailsOf(db, 'a')},
    'replacedById', (select n.acceptance_id from acceptance n
      where n.firm_id = a.firm_id and n.replaces_id = a.acceptance_id))`

/** The last version of what was put before the client about a thing of table `x`; null where nothing was. */
export const lastAsked = (db: Db, aboutKind: string, aboutId: `x.${string}`) => db`(
  select ${acceptanceTold(db)} from acceptance a
  where a.firm_id = x.firm_id and a.about_kind = ${aboutKind} and a.about_id = ${db(aboutId)}
    and not exists (select from acceptance n
      where n.firm_id = a.firm_id and n.replaces_id = a.acceptance_id)
  order by a.asked_at desc limit 1
)`

/** Of these things of one kind, the newest first. */
export const acceptancesAbout = (db: Db, aboutKind: string, aboutIds: readonly string[]) =>
  acceptances(db, db`x.about_kind = ${aboutKind} and x.about_id = any(${[...aboutIds]}::uuid[])`)

export async function acceptanceOf(db: Db, acceptanceId: string): Promise<Acceptance | undefined> {
  const [found] = await acceptances(db, db`x.acceptance_id = ${acceptanceId}`)
  return found
}

type New = AcceptanceGiven & {
  accountId: string
  aboutKind: string
  aboutId: string
  /** The version that this one takes the place of. */
  replacesId?: string | null
  /** What whoever accepts chooses one of; the text tells them too. */
  options?: readonly string[]
}

/** Whoever asks accepts it for us, under the name that they have here. */
export async function insertAcceptance(db: Db, given: New, askedBy: string): Promise<string> {
  const acceptanceId = randomUUID()
  const { accountId, aboutKind, aboutId, language, title, text, contactId } = given
  const { name, email, expiresOn, replacesId = null, options = [] } = given
  await db`
    insert into acceptance (acceptance_id, account_id, about_kind, about_id, language, title, text,
      text_hash, replaces_id, our_name, asked_by, expires_on, contact_id, asked_name, asked_email,
      options)
    values (${acceptanceId}, ${accountId}, ${aboutKind}, ${aboutId}, ${language}, ${title}, ${text},
      ${hashOfText(text)}, ${replacesId},
      coalesce((select name from firm_actor where firm_id = ${db.firm} and actor_id = ${askedBy}), '—'),
      ${askedBy}, ${expiresOn}, ${contactId}, ${name}, ${email}, ${[...options]})
  `
  return acceptanceId
}

/** The path that opens it, told once; the link before is closed. It lives a day longer than the text is open, for other time zones. */
export async function linkTo(
  db: Db,
  { acceptanceId, expiresOn }: Pick<Acceptance, 'acceptanceId' | 'expiresOn'>,
  { today, madeBy }: { today: Day; madeBy: string },
): Promise<string> {
  await closeLink(db, acceptanceId)
  const { token } = await makeLink(db, {
    purpose: ACCEPTANCE,
    recordId: acceptanceId,
    firmId: db.firm,
    madeBy,
    days: daysBetween(today, expiresOn) + 2,
  })
  return `/accept?token=${token}`
}

export const closeLink = (db: Db, acceptanceId: string) =>
  revokeLink(db, { purpose: ACCEPTANCE, recordId: acceptanceId, firmId: db.firm })

export function setAnswer(db: Db, acceptanceId: string, given: AcceptanceAnswer) {
  const { answer, name, reason, chosen, email } = given
  return db`
    update acceptance set answer = ${answer}, signed_name = ${name}, signed_email = ${email},
      reason = ${answer === 'declined' ? reason : ''}, answered_at = now(), chosen = ${chosen}
    where firm_id = ${db.firm} and acceptance_id = ${acceptanceId}
  `
}

/**
 * What was asked is asked no more; nothing where it isn't.
 * @returns whether it stays unanswered: the client may have answered while we decided, and that stands
 */
export async function closeQuestion(
  db: Db,
  acceptanceId: string | null,
  by: { id: string },
): Promise<boolean> {
  if (acceptanceId === null) return true
  await setWithdrawn(db, acceptanceId, by.id)
  await closeLink(db, acceptanceId)
  const rows = await db`
    select from acceptance
    where firm_id = ${db.firm} and acceptance_id = ${acceptanceId} and answer is not null
  `
  return rows.length === 0
}

/** The same, where what we decide isn't what the client has just answered. */
export async function closeUnanswered(db: Db, acceptanceId: string | null, by: { id: string }) {
  if (!(await closeQuestion(db, acceptanceId, by)))
    throw new Problem(409, 'accounts/acceptance-just-answered')
}

/** Only what is still open: whoever answers meanwhile is waited for. */
export function setWithdrawn(db: Db, acceptanceId: string, by: string) {
  return db`
    update acceptance set withdrawn_at = now(), withdrawn_by = ${by}
    where firm_id = ${db.firm} and acceptance_id = ${acceptanceId} and answer is null
      and withdrawn_at is null
  `
}
