/** What goes out as files: every noun with its columns, only what one may see, and nothing that runs or breaks a file. */
import readXlsxFile from 'read-excel-file/node'
import { expect, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { listExports } from '../gather/exports.api.ts'
import { NOBODY } from '../kernel/actor.ts'
import { readSettings } from '../platform/settings.ts'
import type { Db } from '../platform/db.ts'
import { aFirm } from '../platform/testing.ts'
import { exportParts } from './exports.ts'
import { roomRoutes } from './routes.ts'

vi.setConfig({ testTimeout: 60_000 })
const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))

const OF_THE_FIRM = ['workingCalendars', 'calendarDays', 'stockOuts']

type Firm = ReturnType<typeof aFirm>
type Someone = Firm['lead']

/** A clock under a level of its own agreement, and an outage. */
async function fillClock(db: Db, accountId: string, title: string) {
  await db`
    with one as (insert into calendar (name) values (${`${title.slice(0, 150)} ${accountId}`}) returning calendar_id)
    insert into calendar_version (calendar_id, zone, hours, days)
    select calendar_id, 'Europe/Madrid', '{"mon": ["09:00-14:00", "16:00-18:00"]}',
      ${db.json([{ day: '2026-12-25', name: title, hours: [] }])} from one
  `
  await db`
    with agreement as (
      insert into service_agreement (account_id, title, from_on)
      values (${accountId}, ${title}, '2026-01-01') returning agreement_id
    ), level as (
      insert into service_level (account_id, agreement_id, metric, target_ms)
      select ${accountId}, agreement_id, 'resolution', 3600000 from agreement returning level_id
    ), clock as (
      insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
        state, elapsed_ms, target_ms)
      select ${accountId}, level_id, 'resolution', 'own', ${title}, 0.2, now(), now(), 'onTrack', 0, 3600000
      from level returning clock_id
    ), event as (
      insert into clock_event (clock_id, account_id, at, kind, target_ms)
      select clock_id, ${accountId}, now(), 'start', 3600000 from clock
    )
    insert into outage (account_id, kind, from_at, why) values (${accountId}, 'unplanned', now(), ${title})
  `
}

type Asked = { accountId: string; short: string; leadId: string }

/** A bad answer to a survey with its loop, a complaint, and a public review of us. */
async function fillSatisfaction(db: Db, { accountId, short }: Omit<Asked, 'leadId'>) {
  await db`
    with round as (
      insert into survey_round (title, closes_on, opened_on)
      values (${short.slice(0, 120)}, '2026-12-01', '2026-11-01') returning round_id
    ), said as (
      insert into survey_answer (round_id, account_id, state, answered_at, nps, csat, effort, difference, text)
      select round_id, ${accountId}, 'sent', now(), 3, '{"delivery":1}', 4, 'worse', ${short} from round
      returning answer_id
    )
    insert into answer_loop (answer_id, account_id, detracts, services, opened_on, due_on, result, outcome, closed_on)
    select answer_id, ${accountId}::uuid, true, '{delivery}', '2026-11-02', '2026-11-07', 'solved', ${short}, '2026-11-05'
    from said
  `
  await db`insert into complaint (account_id, title, severity, received_on) values (${accountId}, ${short}, 'high', '2026-11-02')`
  await db`insert into our_review (account_id, site, written_on, rating, text) values (${accountId}, 'Opiniones', '2026-11-02', 2, ${short})`
}

/** A request with its decision and help, what was taken higher, a conflict, and a gesture. */
async function fillRequests(db: Db, { accountId, short, leadId }: Asked) {
  const [request] =
    await db`insert into request (account_id, title, opened_on) values (${accountId}, ${short}, '2026-11-02') returning request_id`
  const requestId = request!['requestId'] as string
  await db`insert into request_help (request_id, account_id, person_id, question, due_on)
    values (${requestId}, ${accountId}, ${leadId}, ${short}, '2026-11-03')`
  await db`insert into request_decision (request_id, account_id, decision, hours, hours_from, hours_months, reason, seen)
    values (${requestId}, ${accountId}, 'granted', '{"x":2}', '2026-11-01', 1, ${short}, '{"verdict":"fair"}')`
  const [escalation] =
    await db`insert into escalation (account_id, request_id, title, owner_id) values (${accountId}, ${requestId}, ${short}, ${leadId}) returning escalation_id`
  await db`insert into post_mortem (escalation_id, account_id, held_on, happened, causes, lesson)
    values (${escalation!['escalationId']}, ${accountId}, '2026-11-04', ${short}, ${short}, ${short})`
  await db`insert into conflict (account_id, kind, about, person_ids, began_on) values (${accountId}, 'client', ${short}, ${[leadId]}, '2026-11-01')`
  await db`insert into goodwill (account_id, kind, title, state, cost, currency, felt) values (${accountId}, 'gesture', ${short}, 'done', 20.5, 'EUR', 2)`
}

/** A mail that is open to whoever sees the account. */
async function fillMail(
  db: Db,
  accountId: string,
  { title, personId }: { title: string; personId: string },
) {
  const be = (id: string) => db`select set_config('clave.actor_id', ${id}, true)`
  await be(NOBODY.id)
  await db`
    with thread as (
      insert into mail_thread (subject) values (${title}) returning thread_id
    ), mail as (
      insert into mail_message (thread_id, key, mail_id, way, kind, subject, text, sent_at, is_open, counts)
      select thread_id, md5(random()::text) || md5(random()::text), '<x@y>', 'in', 'mail', ${title}, 'x', now(), true, false
      from thread returning message_id
    ), account as (
      insert into mail_account (message_id, account_id) select message_id, ${accountId}::uuid from mail
    )
    insert into mail_holder (message_id, person_id) select message_id, ${personId}::uuid from mail
  `
  await be(personId)
}

/** One row at least of everything that goes out. */
/** Who decides there: what is said of them, who of us knows them, a line, a part, and that someone left. */
async function fillDeciders(db: Db, { accountId, short, leadId }: Asked, contactId: string) {
  const [other] = await db`insert into contact (name) values ('Luis Gil') returning contact_id`
  const otherId = other!['contactId'] as string
  await db`insert into decider_said (account_id, contact_id, attribute, value, confidence, source, seen_on)
    values (${accountId}, ${contactId}, 'support', '-1', 'assumed', ${short}, '2026-10-01')`
  await db`insert into relation_position (account_id, contact_id, person_id, now_is, ideal, confidence, seen_on)
    values (${accountId}, ${contactId}, ${leadId}, 'vendor', 'adviser', 'assumed', '2026-10-01')`
  await db`insert into contact_tie (account_id, from_id, to_id, kind, confidence)
    values (${accountId}, ${contactId}, ${otherId}, 'reports', 'assumed')`
  const [decision] =
    await db`insert into decision (account_id, title) values (${accountId}, ${short}) returning decision_id`
  await db`insert into decision_role (account_id, decision_id, contact_id, roles, confidence, seen_on)
    values (${accountId}, ${decision!['decisionId']}, ${contactId}, '{decider,buyer}', 'assumed', '2026-10-01')`
  await db`insert into departure (contact_id, account_id, place_id, left_on, note)
    select contact_id, account_id, place_id, '2026-11-01', ${short} from contact_place
    where firm_id = ${db.firm} and contact_id = ${contactId}`
}

async function fill(firm: Firm, accountId: string, title = 'Título', carer?: string) {
  const { lead } = firm
  const other = await firm.anAccount('Filial Dos')
  await firm.db(async (db) => {
    await db`select set_config('clave.actor_id', ${lead.id}, true)`
    if (carer) {
      await db`insert into account_carer (account_id, person_id, part) values (${other}, ${carer}, 'manager')`
    }
    const [person] =
      await db`insert into contact (name) values (${title.slice(0, 200)}) returning contact_id`
    const contactId = person!['contactId'] as string
    await db`insert into contact_place (contact_id, account_id, job_title) values (${contactId}, ${accountId}, 'Compras')`
    await db`insert into contact_reach (contact_id, kind, value, place) values (${contactId}, 'mail', 'ana@forjas.example', 0)`
    await db`insert into private_note (contact_id, text, purpose, ground, until_on)
      values (${contactId}, 'SECRETO', 'felicitar', 'told', '2027-01-01')`
    const short = title.slice(0, 200)
    await db`insert into action (account_id, title, owner_id, due_on) values (${accountId}, ${short}, ${lead.id}, '2026-12-01')`
    await db`insert into need_signal (account_id, noticed, noticed_by, noticed_on) values (${accountId}, ${short}, ${lead.id}, '2026-11-01')`
    const [need] = await db`insert into need (account_id, title, urgency, seen_on, confidence)
      values (${accountId}, ${short}, 3, '2026-10-01', 'assumed') returning need_id`
    await db`insert into need_contact (need_id, contact_id, account_id) values (${need!['needId']}, ${contactId}, ${accountId})`
    await db`insert into audience (account_id, kind, name, seen_on, confidence) values (${accountId}, 'persona', ${short}, '2026-10-01', 'assumed')`
    await db`insert into public_review (account_id, written_on, rating, text) values (${accountId}, '2026-10-01', 4.5, ${short})`
    await fillDeciders(db, { accountId, short, leadId: lead.id }, contactId)
    await fillClock(db, accountId, short)
    await fillMail(db, accountId, { title: short, personId: lead.id })
    const [inside] =
      await db`insert into swot_item (account_id, subject, kind, title, weight, seen_on, confidence)
      values (${accountId}, 'us', 'strength', ${short}, 3, '2026-10-01', 'assumed') returning item_id`
    const [out] =
      await db`insert into swot_item (account_id, subject, kind, title, weight, seen_on, confidence)
      values (${accountId}, 'us', 'threat', 'Precio', 2, '2026-10-01', 'confirmed') returning item_id`
    const [cross] = await db`insert into crossing (account_id, inner_id, outer_id, impact)
      values (${accountId}, ${inside!['itemId']}, ${out!['itemId']}, 2) returning crossing_id`
    await db`insert into action (account_id, title, owner_id, due_on, origin, origin_id)
      values (${accountId}, 'Del cruce', ${lead.id}, '2026-12-02', 'crossing', ${cross!['crossingId']})`
    await db`insert into profile_fact (account_id, topic, name, share, source_kind, seen_on, confidence)
      values (${accountId}, 'ourCompetitor', ${short}, 0.25, 'talk', '2026-10-01', 'confirmed')`
    await db`insert into wallet_line (account_id, family, year, basis, spend, currency, source, seen_on, confidence)
      values (${accountId}, ${short}, 2026, 'spend', 1200.5, 'EUR', ${short}, '2026-10-01', 'assumed')`
    await db`insert into negotiation (account_id, subject, held_on, measure, better, unit_worth, currency, tradables)
      values (${accountId}, ${short}, '2026-12-01', '€/t', 'more', 2000, 'EUR', ${db.json([{ name: short }])})`
    await db`insert into white_cell (account_id, family, potential, currency, competitor, seen_on, confidence)
      values (${accountId}, ${short}, 900, 'EUR', ${short}, '2026-10-01', 'assumed')`
    await db`insert into milestone (account_id, day, title, source) values (${accountId}, '2020-01-01', ${short}, 'prensa')`
    const [note] =
      await db`insert into note (note_id, body, text) values (gen_random_uuid(), '{}', ${title}) returning note_id`
    await db`insert into note_account (note_id, account_id) values (${note!['noteId']}, ${accountId})`
    await db`insert into attachment (note_id, name, shows, type, bytes) values (${note!['noteId']}, ${short}, 'pdf', 'application/pdf', 9)`
    const [change] =
      await db`insert into own_change (title, kind, from_on, filter) values (${short}, 'price', '2026-12-01', '{}') returning change_id`
    await db`insert into own_change_account (change_id, account_id, impact) values (${change!['changeId']}, ${accountId}, 'Pagan más')`
    await db`insert into account_belonging (account_id, parent_id) values (${other}, ${accountId})`
    await db`insert into account_relation (account_id, other_id, kind) values (${accountId}, ${other}, 'partner')`
    await db`insert into interaction (account_id, kind, happened_on, subject) values (${accountId}, 'call', '2026-11-02', ${short})`
    const [promise] =
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
      values (${accountId}, ${short}, ${lead.id}, '2026-10-01', 'mail', '2026-12-01') returning commitment_id`
    await db`insert into acceptance (account_id, about_kind, about_id, language, title, text, text_hash, our_name, expires_on, asked_name)
      values (${accountId}, 'commitment', ${promise!['commitmentId']}, 'es', ${short}, 'x', encode(sha256('x'), 'hex'), 'Lucía', '2026-12-01', 'Ana')`
    await db`insert into expectation (account_id, believed, source, heard_on) values (${accountId}, ${short}, 'x', '2026-11-01')`
    await fillRequests(db, { accountId, short, leadId: lead.id })
    await fillSatisfaction(db, { accountId, short })
    const [plan] =
      await db`insert into plan (account_id, title, template, from_on, until_on, owner_id, state, changed_on)
      values (${accountId}, ${short}, 'general', '2026-01-01', '2026-12-31', ${lead.id}, 'closed', '2026-01-01') returning plan_id`
    const [line] =
      await db`insert into plan_item (plan_id, account_id, kind, title, body, changed_on)
      values (${plan!['planId']}, ${accountId}, 'advice', ${short}, '{"why":"","gain":""}', '2026-01-01') returning item_id`
    await db`insert into plan_firing (plan_id, account_id, kpi_id, plan_b_id, value, threshold, worse, day)
      values (${plan!['planId']}, ${accountId}, ${line!['itemId']}, ${line!['itemId']}, 8, 10, 'below', '2026-10-01')`
    await db`insert into plan_execution (plan_id, account_id, month, due, done) values (${plan!['planId']}, ${accountId}, '2026-10-01', 4, 3)`
    await db`insert into alignment (plan_id, account_id, held_on, theirs) values (${plan!['planId']}, ${accountId}, '2026-01-01', ${short})`
    await db`insert into plan_decision (plan_id, account_id, decided_on, decision) values (${plan!['planId']}, ${accountId}, '2026-01-01', ${short})`
    const [terms] =
      await db`insert into compensation_terms (account_id, metric, period, tiers, base, currency, kind, from_on)
      values (${accountId}, 'delivery', 'month', '[{"below":0.9,"pays":0.1}]', 100, 'EUR', 'credit', '2026-01-01') returning terms_id`
    const [owed] =
      await db`insert into compensation (terms_id, account_id, metric, from_on, until_on, share, pays, base, uncapped, amount, currency, kind, action)
      values (${terms!['termsId']}, ${accountId}, 'delivery', '2026-10-01', '2026-10-31', 0.5, 0.1, 100, 10, 10, 'EUR', 'credit', ${short}) returning compensation_id`
    await db`insert into health_day (day, current, valuation, accounts, kept, made_from) values ('2026-11-21', true, 'EUR', 1, false, '') on conflict do nothing`
    await db`insert into account_health (day, account_id, score, confidence, scores, beliefs, reasons) values ('2026-11-21', ${accountId}, 40, 0.5, '{40,NULL,NULL,50,NULL}', '{0.5,0,0,1,0}', '[]') on conflict do nothing`
    await db`insert into health_override (account_id, band, reason, until_on, made_on) values (${accountId}, 'watch', ${short}, '2026-12-31', '2026-11-01')`
    await db`insert into alert (rule, account_id, cause, since_on, opened_on, numbers, weight, state, useful, said) values ('healthBad', ${accountId}, '', '2026-11-01', '2026-11-02', '{"score": 20}', 80, 'done', true, ${short}) on conflict do nothing`
    await db`insert into usage_reading (account_id, measure, day, value, contracted) values (${accountId}, ${short.slice(0, 80)}, '2026-11-01', 12, 20) on conflict do nothing`
    await db`insert into delivery (account_id, order_no, family, promised_on, ordered) values (${accountId}, gen_random_uuid()::text, ${short.slice(0, 200)}, '2026-11-01', 2)`
    await db`insert into stock_out (family, from_on) values (${short.slice(0, 200)}, '2026-11-01') on conflict do nothing`
    await db`insert into compensation_entry (compensation_id, account_id, from_pot, to_pot, unit, amount) values (${owed!['compensationId']}, ${accountId}, 'earned', 'due', 'EUR', 10)`
    await db`insert into reward (account_id, title, condition, options, currency, owner_id, decided_by_on, deliver_on)
      values (${accountId}, ${short}, 'x', '[{"title":"a","text":"a"},{"title":"b","text":"b"}]', 'EUR', ${lead.id}, '2026-12-01', '2026-12-31')`
    await db`insert into opportunity (account_id, title, amount, currency) values (${accountId}, ${short}, 1200.5, 'EUR')`
    await db`insert into suggestion (account_id, family, place, similar_accounts, buyers, currency, as_of) values (${accountId}, ${short}, 1, 20, 9, 'EUR', '2026-11-21')`
  })
}

const take = async ({ fetch }: Someone, noun: string, format = 'csv') =>
  fetch(`/api/exports/${noun}?format=${format}`)

const linesOf = async (response: Response) =>
  (await response.text()).replace('\ufeff', '').trimEnd().split('\r\n')

test('every noun goes out with its columns, its account and its ids, in words or for programs', async () => {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: 'C-1' })
  await fill(firm, accountId)
  const counted = await firm.lead.ask(listExports, {})
  expect(counted.map(({ noun }) => noun)).toEqual(exportParts.map(({ noun }) => noun))
  for (const { noun, rows } of counted) {
    const part = exportParts.find((one) => one.noun === noun)!
    const read = (await (await take(firm.lead, noun, 'json')).json()) as Record<string, unknown>[]
    expect([noun, read.length]).toEqual([noun, rows])
    expect(rows).toBeGreaterThan(0)
    for (const row of read) expect(Object.keys(row)).toEqual(part.columns.map(({ key }) => key))
    if (!OF_THE_FIRM.includes(noun)) expect(JSON.stringify(read)).toContain('C-1')
    const [head, ...lines] = await linesOf(await take(firm.lead, noun))
    expect([noun, head]).toEqual([noun, expect.not.stringMatching(/column\.|undefined/)])
    expect(lines).toHaveLength(rows)
    expect(lines.join()).not.toMatch(/undefined|\[object|export:|know:/)
  }
  const [crossing] = (await (await take(firm.lead, 'crossings', 'json')).json()) as object[]
  expect(crossing).toMatchObject({ ending: 'action', actions: ['Del cruce'], inside: 'Título' })
  const [, said] = await linesOf(await take(firm.lead, 'deciderSayings'))
  expect(said).toContain(';Título;Apoyo;en contra;Título;')
  const [, played] = await linesOf(await take(firm.lead, 'decisionParts'))
  expect(played).toMatch(/Decide, Compra/)
  const [, told] = await linesOf(await take(firm.lead, 'crossings'))
  expect(told).toContain(';Fortaleza;Título;Amenaza;Precio;2;Una acción;Del cruce;')
})

test('who sees only their own accounts takes only those away, and another firm nothing', async () => {
  const firm = aFirm(routes)
  const marta = firm.join('manager', { sees: 'own' })
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Ajena', code: 'A-1' })
  const mine = await firm.lead.ask(addAccount, { name: 'Mía', code: 'M-1', managerId: marta.id })
  await fill(firm, accountId, 'De otra')
  await fill(firm, mine.accountId, 'De la mía', marta.id)
  const stranger = aFirm(routes).lead
  for (const { noun } of exportParts) {
    expect(await linesOf(await take(stranger, noun))).toHaveLength(1)
    // Calendars are the firm's, of no account.
    if (OF_THE_FIRM.includes(noun)) continue
    const hers = await (await take(marta, noun)).text()
    expect([noun, hers]).toEqual([noun, expect.not.stringMatching(/A-1|Ajena/)])
    if (noun !== 'changes')
      expect([noun, hers]).toEqual([noun, expect.not.stringMatching('De otra')])
    expect([noun, hers]).toEqual([noun, expect.stringMatching(/M-1|Mía/)])
  }
  const counted = await marta.ask(listExports, {})
  expect(counted.find(({ noun }) => noun === 'accounts')).toMatchObject({ rows: 2 })
  for (const { rows } of await stranger.ask(listExports, {})) expect(rows).toBe(0)
})

test('roles: everyone of the firm takes what they may read, a client nothing; notes of a personal kind stay', async () => {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas', code: 'F-1' })
  await fill(firm, accountId)
  for (const who of [firm.lead, firm.manager, firm.expert, firm.viewer, firm.admin]) {
    expect((await take(who, 'needs')).status).toBe(200)
    const whole = await who.fetch('/api/whole-export?format=json')
    expect(whole.headers.get('content-type')).toBe('application/zip')
    for (const { noun } of exportParts)
      expect(await (await take(who, noun)).text()).not.toContain('SECRETO')
  }
  expect((await take(firm.client, 'needs')).status).toBe(403)
  expect((await firm.client.fetch('/api/whole-export?format=csv')).status).toBe(403)
  expect((await take(firm.lead, 'private_note')).status).toBe(404)
  expect((await take(firm.lead, 'needs', 'pdf')).status).toBe(422)
})

test('that something was taken away is recorded', async () => {
  const firm = aFirm(routes)
  await (await take(firm.viewer, 'notes', 'xlsx')).arrayBuffer()
  await (await firm.lead.fetch('/api/whole-export?format=csv')).arrayBuffer()
  const told = await firm.db(
    (db) => db`select actor_id, about from happening
      where firm_id = ${firm.firmId} and what = 'export.taken' order by happened_at`,
  )
  expect(told).toMatchObject([
    { actorId: firm.viewer.id, about: { noun: 'notes', format: 'xlsx' } },
    { actorId: firm.lead.id, about: { noun: 'all', format: 'csv' } },
  ])
})

test('who was merged is told by the one that is kept', async () => {
  const firm = aFirm(routes)
  const kept = await firm.lead.ask(addAccount, { name: 'La que queda', code: 'K-1' })
  const gone = await firm.lead.ask(addAccount, { name: 'La otra', code: 'O-1' })
  await fill(firm, gone.accountId)
  await firm.db(async (db) => {
    await db`update account set merged_into_id = ${kept.accountId} where firm_id = ${db.firm} and account_id = ${gone.accountId}`
    const [one] = await db`insert into contact (name) values ('Ana Que Queda') returning contact_id`
    await db`update contact set merged_into_id = ${one!['contactId']} where firm_id = ${db.firm} and name = 'Título'`
  })
  const [account] = (await (await take(firm.lead, 'accounts', 'json')).json()) as object[]
  expect(account).toMatchObject({ account: 'Filial Dos' })
  const others = exportParts.filter((one) => ![...OF_THE_FIRM, 'accounts'].includes(one.noun))
  for (const { noun } of others) {
    const read = (await (await take(firm.lead, noun, 'json')).json()) as object[]
    expect([noun, JSON.stringify(read)]).toEqual([noun, expect.stringContaining('K-1')])
    expect([noun, JSON.stringify(read)]).toEqual([noun, expect.not.stringContaining('O-1')])
  }
  const needs = await (await take(firm.lead, 'needs', 'json')).json()
  expect(needs).toMatchObject([{ accountId: kept.accountId, contacts: ['Ana Que Queda'] }])
  const people = await (await take(firm.lead, 'people', 'json')).json()
  expect(people).toMatchObject([{ name: 'Ana Que Queda', mail: ['ana@forjas.example'] }])
})

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tcon tabulador',
  '\r\nsalto',
  '\u202eal revés\u202c',
  '<script>alert(1)</script>',
  'familia 👨‍👩‍👧‍👦 «;"',
  'x'.repeat(100_000),
]

test('hostile text stays text: nothing runs, no row breaks, nothing is lost', async () => {
  const firm = aFirm(routes)
  const accountId = await firm.anAccount('=1+1')
  for (const text of HOSTILE) await fill(firm, accountId, text)
  const notes = (await (await take(firm.lead, 'notes', 'json')).json()) as { text: string }[]
  expect(notes.map(({ text }) => text).toSorted()).toEqual(HOSTILE.toSorted())
  for (const { noun } of exportParts) {
    const csv = await (await take(firm.lead, noun)).text()
    // A cell begins where a line or another cell ended, with or without its quote.
    expect([noun, /(^|[;\n])"?[=+@\t]/.test(csv.slice(1))]).toEqual([noun, false])
    const bytes = Buffer.from(await (await take(firm.lead, noun, 'xlsx')).arrayBuffer())
    const [sheet] = (await readXlsxFile(bytes)) as unknown as [{ data: unknown[][] }]
    const cells = sheet.data.flat().filter((cell) => typeof cell === 'string')
    expect(cells.filter((cell) => /^[=@\t]/.test(cell))).toEqual([])
    expect(Math.max(...cells.map(({ length }) => length))).toBeLessThanOrEqual(32_767)
  }
})

test('everything at once: a sheet for each in a workbook', async () => {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas', code: 'F-1' })
  await fill(firm, accountId)
  const whole = await firm.lead.fetch('/api/whole-export?format=xlsx')
  expect(whole.headers.get('content-disposition')).toMatch(/clave-todo-2026-11-21\.xlsx$/)
  const sheets = (await readXlsxFile(Buffer.from(await whole.arrayBuffer()))) as unknown
  const told = sheets as { sheet: string; data: unknown[][] }[]
  expect(new Set(told.map(({ sheet }) => sheet)).size).toBe(exportParts.length)
  for (const { sheet, data } of told) expect([sheet, data.length > 1]).toEqual([sheet, true])
  const zip = Buffer.from(
    await (await firm.lead.fetch('/api/whole-export?format=csv')).arrayBuffer(),
  )
  for (const { sheet } of told) {
    const path = `${sheet.toLowerCase().replaceAll(' ', '-')}-2026-11-21.csv`
    expect([path, zip.includes(path)]).toEqual([path, true])
  }
})

test('100,000 rows flow through without being held', async () => {
  const firm = aFirm(routes)
  const accountId = await firm.anAccount('Forjas')
  await firm.db(async (db) => {
    await db`
      insert into milestone (account_id, day, title, about, source)
      select ${accountId}, '2020-01-01', 'Hito ' || at, repeat('y', 500), 'prensa'
      from generate_series(1, 100000) at
    `
  })
  const response = await take(firm.lead, 'milestones')
  const reader = response.body!.getReader()
  let bytes = 0
  let lines = 0
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let most = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length
    for (const byte of part.value) if (byte === 10) lines += 1
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  expect(lines).toBe(100_001)
  expect(bytes).toBeGreaterThan(60_000_000)
  // Far less than the rows, whatever the collector has left lying about.
  expect(most).toBeLessThan(400_000_000)
})
