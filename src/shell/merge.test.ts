/** Whatever hangs on an account is told of the one that it is merged into, by every endpoint that told it before. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { mergeAccounts, separateAccounts } from '../accounts/merge.api.ts'
import type { Db } from '../platform/db.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { readSettings } from '../platform/settings.ts'
import { roomRoutes } from './routes.ts'

const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))
const WORD = 'irrepetible'

/** Of an account on its own, of which a merge must choose one: what the kept one has counts. */
const OF_EACH_ALONE = [
  '/accounts/:accountId',
  '/accounts/:accountId/belongings',
  '/accounts/:accountId/tree',
  '/accounts/:accountId/twins',
]

async function aPair() {
  const firm = aFirm(routes)
  const { lead } = firm
  const kept = (await lead.ask(addAccount, { name: 'Forjas' })).accountId
  const other = (await lead.ask(addAccount, { name: 'Otra', tags: [WORD] })).accountId
  const third = (await lead.ask(addAccount, { name: `Tercera ${WORD}` })).accountId
  await firm.db(async (db) => {
    const [contact, decision, change, note, place, terms] = [1, 2, 3, 4, 5, 6].map(() =>
      randomUUID(),
    )
    await db`insert into contact (contact_id, name) values (${contact!}, ${`Ana ${WORD}`})`
    await db`insert into contact_place (place_id, contact_id, account_id, job_title) values (${place!}, ${contact!}, ${other}, ${WORD})`
    await db`insert into need (account_id, title, urgency, seen_on, confidence) values (${other}, ${WORD}, 3, ${TODAY}, 'assumed')`
    await db`insert into swot_item (account_id, subject, kind, title, weight, seen_on, confidence) values (${other}, 'client', 'strength', ${WORD}, 3, ${TODAY}, 'assumed')`
    await db`insert into need_signal (account_id, noticed, noticed_by, noticed_on) values (${other}, ${WORD}, ${lead.id}, ${TODAY})`
    await db`insert into audience (account_id, kind, name, seen_on, confidence) values (${other}, 'persona', ${WORD}, ${TODAY}, 'assumed')`
    await db`insert into public_review (account_id, written_on, text, rating) values (${other}, ${TODAY}, ${WORD}, 4)`
    await db`with round as (
        insert into survey_round (title, closes_on, opened_on) values (${WORD}, ${TODAY}, ${TODAY}) returning round_id
      ), there as (
        insert into survey_account (round_id, account_id, tier, contacts) select round_id, ${other}, 'standard', 1 from round
      ), said as (
        insert into survey_answer (round_id, account_id, state, answered_at, nps, text)
        select round_id, ${other}, 'sent', now(), 3, ${WORD} from round returning answer_id
      )
      insert into answer_loop (answer_id, account_id, detracts, opened_on, due_on)
      select answer_id, ${other}::uuid, true, ${TODAY}::date, ${TODAY}::date from said`
    await db`insert into complaint (account_id, title, severity, received_on) values (${other}, ${WORD}, 'high', ${TODAY})`
    await db`insert into our_review (account_id, site, written_on, text) values (${other}, 'x', ${TODAY}, ${WORD})`
    await db`insert into profile_fact (account_id, topic, name, text, source_kind, seen_on, confidence) values (${other}, 'goal', '', ${WORD}, 'talk', ${TODAY}, 'assumed')`
    await db`insert into plan (account_id, title, template, from_on, until_on, owner_id, changed_on) values (${other}, ${WORD}, 'general', ${TODAY}, '2028-01-01', ${lead.id}, ${TODAY})`
    await db`insert into milestone (account_id, day, title, source) values (${other}, ${TODAY}, ${WORD}, 'x')`
    await db`insert into interaction (account_id, kind, happened_on, subject) values (${other}, 'call', ${TODAY}, ${WORD})`
    await db`with thread as (
        insert into mail_thread (subject) values (${WORD}) returning thread_id
      ), mail as (
        insert into mail_message (thread_id, key, mail_id, way, kind, subject, text, sent_at, is_open, counts)
        select thread_id, encode(sha256('x'), 'hex'), '<x@y>', 'in', 'mail', ${WORD}, 'x', now(), true, false from thread
        returning message_id
      ), account as (
        insert into mail_account (message_id, account_id) select message_id, ${other}::uuid from mail
      )
      insert into mail_holder (message_id, person_id) select message_id, ${lead.id}::uuid from mail`
    await db`insert into request (account_id, title, opened_on) values (${other}, ${WORD}, ${TODAY})`
    const [asked] =
      await db`insert into request (account_id, title, opened_on, outside, hours, hours_from) values (${other}, ${WORD}, ${TODAY}, true, '{"x":1}', '2026-11-01') returning request_id`
    await db`insert into escalation (account_id, title, owner_id, request_id) values (${other}, ${WORD}, ${lead.id}, ${asked!['requestId']})`
    await db`insert into conflict (account_id, kind, about, began_on) values (${other}, 'client', ${WORD}, ${TODAY})`
    await db`insert into goodwill (account_id, kind, title, state) values (${other}, 'gesture', ${WORD}, 'idea')`
    await db`insert into opportunity (account_id, title) values (${other}, ${WORD})`
    await db`insert into suggestion (account_id, family, place, similar_accounts, buyers, currency, as_of) values (${other}, ${WORD}, 1, 20, 9, 'EUR', ${TODAY})`
    await db`insert into suggestion_dismissal (account_id, family, reason, dismissed_on) values (${other}, ${WORD}, 'x', ${TODAY})`
    await db`insert into action (account_id, title, owner_id, due_on) values (${other}, ${WORD}, ${lead.id}, ${TODAY})`
    await db`insert into contract (account_id, code, title, starts_on, recurring, currency, renews, notice_days) values (${other}, 'C1', ${WORD}, ${TODAY}, 10, 'EUR', true, 30)`
    await db`insert into referral (brought_id, account_id, brought_on, note) values (${third}, ${other}, ${TODAY}, ${WORD})`
    await db`insert into acceptance (account_id, about_kind, about_id, language, title, text, text_hash, our_name, expires_on, asked_name) values (${other}, 'commitment', ${other}, 'es', ${WORD}, 'x', encode(sha256('x'), 'hex'), 'Lucía', ${TODAY}, 'Ana')`
    await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on) values (${other}, ${WORD}, ${lead.id}, ${TODAY}, 'mail', ${TODAY})`
    await db`insert into service_agreement (account_id, title, from_on) values (${other}, ${WORD}, ${TODAY})`
    const [level] =
      await db`insert into service_level (account_id, metric, target_ms, pause_states) values (${other}, 'resolution', 1000, ${[WORD]}) returning level_id`
    await addClock(db, { accountId: other, levelId: level!['levelId'], title: WORD })
    await db`insert into outage (account_id, kind, from_at, why) values (${other}, 'unplanned', now(), ${WORD})`
    await db`insert into expectation (account_id, believed, source, heard_on) values (${other}, ${WORD}, 'x', ${TODAY})`
    await db`insert into reward (account_id, title, condition, options, currency, owner_id, decided_by_on, deliver_on) values (${other}, ${WORD}, 'x', '[{"title":"a","text":"a"},{"title":"b","text":"b"}]', 'EUR', ${lead.id}, ${TODAY}, ${TODAY})`
    await db`insert into compensation_terms (terms_id, account_id, metric, period, tiers, base, currency, kind, action, from_on) values (${terms!}, ${other}, 'delivery', 'month', '[{"below":0.9,"pays":0.1}]', 100, 'EUR', 'action', ${WORD}, ${TODAY})`
    await db`insert into compensation (terms_id, account_id, metric, from_on, until_on, share, pays, base, uncapped, amount, currency, kind, action) values (${terms!}, ${other}, 'delivery', ${TODAY}, ${TODAY}, 0.5, 0.1, 100, 10, 10, 'EUR', 'action', ${WORD})`
    await db`insert into alert (rule, account_id, cause, since_on, opened_on, numbers, weight, state, snoozed_until, snoozed_because) values ('healthBad', ${other}, '', ${TODAY}, ${TODAY}, '{}', 1, 'snoozed', ${TODAY}, ${WORD})`
    await db`insert into account_relation (account_id, other_id, kind, note) values (${other}, ${third}, 'partner', ${WORD})`
    await db`insert into account_potential (account_id, amount, currency, source, confidence, seen_on) values (${other}, 5, 'EUR', ${WORD}, 'assumed', ${TODAY})`
    await db`insert into account_stage (account_id, ours, evidence, seen_on) values (${other}, 'basic', ${WORD}, ${TODAY})`
    await db`insert into account_interest (account_id, wants, expects, seen_on) values (${other}, 'yes', ${WORD}, ${TODAY})`
    await db`insert into wallet_line (account_id, family, year, basis, spend, currency, seen_on, confidence) values (${other}, ${WORD}, 2026, 'spend', 5, 'EUR', ${TODAY}, 'assumed')`
    await db`insert into white_cell (account_id, family, potential, currency, seen_on, confidence) values (${other}, ${WORD}, 5, 'EUR', ${TODAY}, 'assumed')`
    await db`insert into negotiation (account_id, subject, held_on, measure, better, unit_worth, currency) values (${other}, ${WORD}, ${TODAY}, 'x', 'more', 1, 'EUR')`
    await db`insert into account_domain (account_id, domain) values (${other}, ${`${WORD}.example`})`
    await db`insert into decision (decision_id, account_id, title) values (${decision!}, ${other}, ${WORD})`
    await db`insert into departure (contact_id, account_id, place_id, left_on) values (${contact!}, ${other}, ${place!}, ${TODAY})`
    await db`insert into own_change (change_id, title, kind, from_on, filter) values (${change!}, ${WORD}, 'tool', ${TODAY}, '{}')`
    await db`insert into own_change_account (change_id, account_id) values (${change!}, ${other})`
    await db`insert into note (note_id, body, text, made_by) values (${note!}, ${db.json({ type: 'doc', content: [] })}, ${WORD}, ${lead.id})`
    await db`insert into cost_activity (account_id, activity, day, units) values (${other}, ${WORD}, '2026-10-01', 3)`
    await db`insert into usage_reading (account_id, measure, day, value) values (${other}, ${WORD}, '2026-10-01', 3)`
    await db`insert into delivery (account_id, order_no, family, promised_on, ordered) values (${other}, ${WORD}, ${WORD}, '2026-10-01', 3)`
    await db`insert into neglect_account (account_id, as_of, tier, talks, talks_least, visits, visits_least, answers, late, answer_hours, hours, since_on)
      values (${other}, ${TODAY}, 'standard', 0, 1, 0, 0, 0, 0, 24, 0.5, ${TODAY})`
    await db`insert into note_account (note_id, account_id) values (${note!}, ${other})`
  })
  return { ...firm, kept, other }
}

async function addClock(db: Db, { accountId, levelId, title }: Record<string, string>) {
  const [clock] = await db`
    insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
      state, elapsed_ms, target_ms)
    values (${accountId!}, ${levelId!}, 'resolution', 'own', ${title!}, 0.2, now(), now(), 'onTrack', 0, 1000)
    returning clock_id
  `
  await db`
    insert into clock_event (clock_id, account_id, at, kind, target_ms)
    values (${clock!['clockId']}, ${accountId!}, now(), 'start', 1000)
  `
}

const ofAccounts = routes.flatMap(({ endpoint }) => {
  if (endpoint.verb !== 'GET' || !('returns' in endpoint)) return []
  const { path, input } = endpoint
  const takes = (given: object) => input.safeParse(given).success
  const id = randomUUID()
  if (path.includes(':accountId') && takes({ accountId: id }))
    return [{ endpoint, as: 'accountId' }]
  const shape = (input as { shape?: object }).shape ?? {}
  return 'account' in shape && takes({ account: id }) ? [{ endpoint, as: 'account' }] : []
})

test('every endpoint that told of the one tells it of the kept one, under the kept one’s key', async () => {
  const { lead, kept, other } = await aPair()
  const telling = async (accountId: string) => {
    const told = new Map<string, string>()
    for (const { endpoint, as } of ofAccounts) {
      const answer = await lead.ask(endpoint, { [as]: accountId }).catch((error: unknown) => error)
      const text = JSON.stringify(answer)
      if (text.includes(WORD)) told.set(endpoint.path, text)
    }
    return told
  }
  const before = await telling(other)
  expect(before.size).toBeGreaterThan(20)
  expect([...(await telling(kept)).keys()]).toEqual([])

  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  const after = await telling(kept)
  const lost = [...before.keys()].filter((path) => !after.has(path))
  expect(lost.filter((path) => !OF_EACH_ALONE.includes(path))).toEqual([])
  const underTheOther = [...after].filter(
    ([path, text]) => text.includes(`"accountId":"${other}"`) && !OF_EACH_ALONE.includes(path),
  )
  // What was recorded stays as it was written.
  expect(underTheOther.map(([path]) => path)).toEqual(['/accounts/:accountId/history'])

  await lead.ask(separateAccounts, { accountId: kept, otherId: other })
  // It keeps that a tag came and went.
  expect([...(await telling(kept)).keys()]).toEqual(['/accounts/:accountId/history'])
  expect([...(await telling(other)).keys()]).toEqual([...before.keys()])
}, 60_000)
