import { expect, test } from 'vitest'
import { putAction } from '../accounts/action.api.ts'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { addContact, changeContact, readContact } from '../know/contact.api.ts'
import { ContactGiven } from '../know/contact.ts'
import { sayOfDecider } from '../know/decider.api.ts'
import { tellDeparture } from '../know/departure.api.ts'
import { erasePerson } from '../know/personal.api.ts'
import { putMilestone } from '../know/milestone.api.ts'
import { readNote, writeNote } from '../know/note.api.ts'
import { addPrivateNote } from '../know/privateNote.api.ts'
import { searchEverything } from '../know/search.api.ts'
import { putNegotiation } from '../plan/negotiation.api.ts'
import { keepState, stateFrom } from '../plan/prose.store.ts'
import { aFirm, owner, TODAY } from '../platform/testing.ts'
import { readSettings } from '../platform/settings.ts'
import { personalParts } from './personal.ts'
import { roomRoutes } from './routes.ts'

const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))
const NAME = 'Zutana Irrepetible'

async function aPerson() {
  const firm = aFirm(routes)
  const { lead, db } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const { contactId } = await lead.ask(addContact, {
    name: NAME,
    reaches: [{ kind: 'mail', value: 'zutana@irrepetible.example' }],
    place: { accountId, jobTitle: 'Compras irrepetibles' },
  })
  const was = ContactGiven.parse(await lead.ask(readContact, { contactId }))
  await lead.ask(changeContact, { ...was, contactId, past: 'Algo irrepetible' })
  await lead.ask(sayOfDecider, {
    accountId,
    contactId,
    said: [{ attribute: 'influence', value: '5' }],
    seenOn: TODAY,
    confidence: 'assumed',
    source: 'irrepetible',
  })
  await lead.ask(addPrivateNote, {
    contactId,
    text: 'Nota irrepetible',
    purpose: 'x',
    ground: 'told',
    untilOn: '2027-01-01',
  })
  const task = { title: `Llamar a ${NAME}`, ownerId: lead.id, dueOn: TODAY }
  await lead.ask(putAction, { ...task, accountId })
  const { places } = await lead.ask(readContact, { contactId })
  const { placeId } = places[0]!
  const left = { contactId, placeId, leftOn: TODAY, goesTo: 'Otra irrepetible', actions: [task] }
  await lead.ask(tellDeparture, left)
  await db(
    (tx) => tx`
    insert into commitment (account_id, contact_id, promise, owner_id, made_on, made_in, due_on)
    values (${accountId}, ${contactId}, ${`Llamar a ${NAME}`}, ${lead.id}, ${TODAY}, 'mail', ${TODAY})
  `,
  )
  await db(
    (tx) => tx`
    insert into expectation (account_id, contact_id, believed, source, heard_on)
    values (${accountId}, ${contactId}, 'Precio fijo', ${`Lo dice ${NAME}`}, ${TODAY})
  `,
  )
  await db(
    (tx) => tx`
    with level as (
      insert into service_level (metric, target_ms) values ('resolution', 1000) returning level_id
    ), clock as (
      insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
        state, elapsed_ms, target_ms)
      select ${accountId}, level_id, 'resolution', 'own', ${`Lo pide ${NAME}`}, 0.2, now(), now(), 'paused', 0, 1000
      from level returning clock_id
    ), outage as (
      insert into outage (account_id, kind, from_at, why)
      values (${accountId}, 'unplanned', now(), ${`Avisa ${NAME}`})
    ), agreement as (
      insert into service_agreement (account_id, title, from_on, price_terms)
      values (${accountId}, 'Acuerdo', ${TODAY}, ${`Hablado con ${NAME}`})
    )
    insert into clock_event (clock_id, account_id, at, kind, why)
    select clock_id, ${accountId}, now(), 'pause', ${`Espera a ${NAME}`} from clock
  `,
  )
  // What was signed stays signed, with its name; whom we only asked is forgotten.
  await db(
    (tx) => tx`
    insert into acceptance (account_id, about_kind, about_id, language, title, text, text_hash, our_name,
      expires_on, contact_id, asked_name, asked_email)
    values (${accountId}, 'commitment', ${accountId}, 'es', 'Plazo', 'x', encode(sha256('x'), 'hex'),
      'Lucía', ${TODAY}, ${contactId}, ${NAME}, 'zutana@irrepetible.example')
  `,
  )
  await lead.ask(putNegotiation, {
    accountId,
    subject: `Acuerdo con ${NAME}`,
    heldOn: TODAY,
    measure: 'euros',
    unitWorth: '1',
    currency: 'EUR',
    offers: [{ name: `La de ${NAME}`, at: 1 }],
  })
  await db(
    (tx) => tx`
    insert into wallet_line (account_id, family, year, basis, spend, currency, source, seen_on, confidence)
    values (${accountId}, 'Chapas', 2026, 'spend', 1, 'EUR', ${NAME}, ${TODAY}, 'assumed')
  `,
  )
  await db(
    (tx) => tx`
    with made as (
      insert into plan (account_id, title, template, from_on, until_on, owner_id, changed_on)
      values (${accountId}, ${`Plan con ${NAME}`}, 'general', ${TODAY}, '2028-01-01', ${lead.id}, ${TODAY})
      returning plan_id
    )
    insert into plan_item (plan_id, account_id, kind, title, body, readings, changed_on)
    select plan_id, ${accountId}, 'offer', ${`Oferta a ${NAME}`},
      ${tx.json({ contactId, different: NAME, inimitable: '', proof: '' })},
      ${tx.json([{ day: TODAY, value: 1, source: NAME }])}, ${TODAY}
    from made
  `,
  )
  await db(async (tx) => {
    const [plan] = await tx`select plan_id from plan where account_id = ${accountId}`
    const id = plan!['planId'] as string
    const text = stateFrom([`Lo dijo ${NAME}, y ${NAME} lo sabe`])
    await keepState(tx, { kind: 'plan', id, planId: id }, text)
  })
  await db(
    (tx) => tx`
    with of as (select plan_id from plan where account_id = ${accountId}), met as (
      insert into alignment (plan_id, account_id, held_on, theirs, questions, notes)
      select plan_id, ${accountId}, ${TODAY}, ${NAME}, ${tx.json([{ question: NAME, answer: '' }])}, ${NAME} from of
    )
    insert into plan_decision (plan_id, account_id, decided_on, decision, why)
    select plan_id, ${accountId}, ${TODAY}, ${`Lo lleva ${NAME}`}, ${NAME} from of
  `,
  )
  await db(
    (tx) => tx`
    insert into reward (account_id, title, condition, options, currency, owner_id, decided_by_on, deliver_on,
      chosen_how)
    values (${accountId}, ${NAME}, ${NAME}, '[{"title":"a","text":"a"},{"title":"b","text":"b"}]', 'EUR', ${lead.id},
      ${TODAY}, ${TODAY}, ${`Lo dijo ${NAME}`})
  `,
  )
  await db(
    (tx) => tx`
    with terms as (
      insert into compensation_terms (account_id, metric, period, tiers, base, currency, kind, from_on)
      values (${accountId}, 'delivery', 'month', '[{"below":0.9,"pays":0.1}]', 100, 'EUR', 'credit', ${TODAY})
      returning terms_id
    ), owed as (
      insert into compensation (terms_id, account_id, metric, from_on, until_on, share, pays, base, uncapped,
        amount, currency, kind, action, outcome)
      select terms_id, ${accountId}, 'delivery', ${TODAY}, ${TODAY}, 0.5, 0.1, 100, 10, 10, 'EUR', 'credit', '',
        ${`Lo pidió ${NAME}`} from terms
      returning compensation_id
    )
    insert into compensation_entry (compensation_id, account_id, from_pot, to_pot, unit, amount, why)
    select compensation_id, ${accountId}, 'earned', 'due', 'EUR', 10, ${`Lo pidió ${NAME}`} from owed
  `,
  )
  await db(
    (tx) => tx`
    with made as (
      insert into opportunity (account_id, contact_id, title) values (${accountId}, ${contactId}, 'Venta')
      returning opportunity_id
    )
    insert into opportunity_decider (opportunity_id, contact_id, role)
    select opportunity_id, ${contactId}::uuid, 'decider' from made
  `,
  )
  await db(async (tx) => {
    await tx`select set_config('clave.actor_id', ${lead.id}, true)`
    const [request] =
      await tx`insert into request (account_id, title, opened_on) values (${accountId}, 'Portes', ${TODAY}) returning request_id`
    const requestId = request!['requestId'] as string
    await tx`insert into request_help (request_id, account_id, person_id, question, due_on)
      values (${requestId}, ${accountId}, ${lead.id}, ${`¿Qué pide ${NAME}?`}, ${TODAY})`
    await tx`insert into request_decision (request_id, account_id, decision, hours_from, hours_months, reason, seen)
      values (${requestId}, ${accountId}, 'granted', '2026-11-01', 1, ${`Lo pide ${NAME}`}, '{}')`
    const [escalation] =
      await tx`insert into escalation (account_id, contact_id, title, owner_id) values (${accountId}, ${contactId}, ${`Queja de ${NAME}`}, ${lead.id}) returning escalation_id`
    const escalationId = escalation!['escalationId'] as string
    await tx`insert into escalation_step (escalation_id, account_id, kind, level, note)
      values (${escalationId}, ${accountId}, 'opened', 1, ${`Llama ${NAME}`})`
    await tx`insert into post_mortem (escalation_id, account_id, held_on, happened, causes, lesson)
      values (${escalationId}, ${accountId}, ${TODAY}, ${NAME}, ${NAME}, ${NAME})`
    await tx`insert into conflict (account_id, contact_id, kind, about, began_on)
      values (${accountId}, ${contactId}, 'client', ${`Con ${NAME}`}, ${TODAY})`
    const [goodwill] =
      await tx`insert into goodwill (account_id, contact_id, kind, title, state, consent_on, consent_by)
        values (${accountId}, ${contactId}, 'reference', ${`Habla ${NAME}`}, 'published', ${TODAY}, ${NAME}) returning goodwill_id`
    await tx`insert into goodwill_contact (goodwill_id, contact_id) values (${goodwill!['goodwillId']}, ${contactId})`
  })
  await db(
    (tx) => tx`
    with round as (
      insert into survey_round (title, closes_on, opened_on) values ('Anual', ${TODAY}, ${TODAY}) returning round_id
    ), hers as (
      insert into survey_answer (round_id, account_id, contact_id, email, state, answered_at, nps, text)
      select round_id, ${accountId}, ${contactId}, 'zutana@irrepetible.example', 'sent', now(), 3, 'Algo irrepetible'
      from round returning answer_id
    ), other as (
      insert into survey_answer (round_id, account_id, state, answered_at, nps, text)
      select round_id, ${accountId}, 'sent', now(), 9, ${`Como dice ${NAME}`} from round
    ), silent as (
      insert into survey_silence (contact_id, said_on) values (${contactId}, ${TODAY})
    ), complaint as (
      insert into complaint (account_id, contact_id, title, severity, received_on)
      values (${accountId}, ${contactId}, ${`Queja de ${NAME}`}, 'low', ${TODAY})
    ), review as (
      insert into our_review (site, written_on, text) values ('Opiniones', ${TODAY}, ${`Firma ${NAME}`})
    )
    insert into answer_loop (answer_id, account_id, detracts, opened_on, due_on, result, outcome, closed_on)
    select answer_id, ${accountId}::uuid, true, ${TODAY}::date, ${TODAY}::date, 'solved', ${`Hablado con ${NAME}`}, ${TODAY}::date
    from hers
  `,
  )
  // Private to a colleague, whom the lead doesn't look over the shoulder; forgotten all the same.
  await db(
    (tx) => tx`
    with thread as (
      insert into mail_thread (subject) values (${`Hablar con ${NAME}`}) returning thread_id
    ), hers as (
      insert into mail_message (thread_id, key, mail_id, way, kind, subject, text, sent_at, is_open, counts)
      select thread_id, encode(sha256('a'), 'hex'), '<a@y>', 'in', 'mail', 'x', 'Algo irrepetible', now(), false, false
      from thread returning message_id
    ), other as (
      insert into mail_message (thread_id, key, mail_id, way, kind, subject, text, html, sent_at, is_open, counts)
      select thread_id, encode(sha256('b'), 'hex'), '<b@y>', 'in', 'mail', ${NAME}, ${`Dice ${NAME}`}, ${NAME}, now(),
        false, false
      from thread returning message_id
    ), party as (
      insert into mail_party (message_id, place, role, name, address, contact_id)
      select message_id, 0, 'from', ${NAME}, 'zutana@irrepetible.example', ${contactId}::uuid from hers
    )
    insert into mail_holder (message_id, person_id)
    select message_id, ${firm.manager.id}::uuid from hers union all select message_id, ${firm.manager.id}::uuid from other
  `,
  )
  return { ...firm, accountId, contactId }
}

/** Texts of the whole team that name her, as people write them. */
async function written(firm: Awaited<ReturnType<typeof aPerson>>) {
  const { lead, db, accountId, contactId } = firm
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [
          { type: 'text' as const, text: `Hoy ${NAME} dijo que sí a la pieza azul. ` },
          {
            type: 'mention' as const,
            attrs: { kind: 'contact' as const, id: contactId, label: NAME },
          },
        ],
      },
    ],
  }
  const noteId = crypto.randomUUID()
  await lead.ask(writeNote, { noteId, body, accountIds: [accountId] })
  await lead.ask(putMilestone, {
    accountId,
    day: TODAY,
    title: `${NAME} abre la planta`,
    about: '',
    source: 'x',
  })
  await db(
    (tx) => tx`
    insert into interaction (account_id, kind, happened_on, subject)
    values (${accountId}, 'call', ${TODAY}, ${`Llamada con ${NAME}`})
  `,
  )
  return noteId
}

test('texts that name someone who is forgotten stay without the name, and are not found by it', async () => {
  const firm = await aPerson()
  const { lead, contactId } = firm
  const noteId = await written(firm)
  const found = async (q: string) =>
    (await lead.ask(searchEverything, { q })).map(({ kind }) => kind).toSorted()
  expect(await found('irrepetible')).toEqual(
    expect.arrayContaining(['contact', 'milestone', 'note']),
  )
  const { parts } = await lead.ask(erasePerson, { contactId, name: NAME })
  expect(parts.find(({ part }) => part === 'notes')).toMatchObject({ changed: 1 })
  expect(await whereItStands(firm)).toEqual([])
  expect(await found('irrepetible')).toEqual([])
  expect(await found('pieza azul')).toEqual(['note'])
  const { text, body } = await lead.ask(readNote, { noteId })
  expect(text).toContain('Hoy — dijo que sí')
  expect(JSON.stringify(body)).toContain('"label":"—"')
})

/** Rows of any table that still hold the word. */
async function whereItStands({ db }: Pick<Awaited<ReturnType<typeof aPerson>>, 'db'>) {
  return db(async (tx) => {
    const tables = await tx<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and has_table_privilege(oid, 'select')
    `
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await tx`
        select from ${tx(name)} t where t::text ilike '%irrepetible%' limit 1
      `
      if (rows.length > 0) found.push(name)
    }
    return found
  })
}

test('all that is kept of a person goes to them as a file, part by part', async () => {
  const { lead, manager, contactId } = await aPerson()
  const address = `/api/contacts/${contactId}/personal-data`
  const response = await lead.fetch(address)
  expect(response.headers.get('content-disposition')).toContain('attachment')
  const told = (await response.json()) as Record<string, object[]>
  expect(told['person']).toMatchObject([{ name: NAME, past: 'Algo irrepetible' }])
  expect(told['reaches']).toMatchObject([{ value: 'zutana@irrepetible.example' }])
  expect(told['sayings']).toMatchObject([{ attribute: 'influence', value: '5' }])
  expect(told['privateNotes']).toMatchObject([{ text: 'Nota irrepetible' }])
  expect(told['actions']).toHaveLength(2)
  expect(told['opportunities']).toMatchObject([{ title: 'Venta' }])
  expect((await manager.fetch(address)).status).toBe(403)
})

test('forgotten, no table that the server reads names them any more; the work stays', async () => {
  const firm = await aPerson()
  const { lead, db, contactId, accountId } = firm
  expect((await whereItStands(firm)).length).toBeGreaterThan(5)
  await expect(lead.ask(erasePerson, { contactId, name: 'Zutana' })).rejects.toMatchObject({
    code: 'know/not-that-name',
  })
  const { parts } = await lead.ask(erasePerson, { contactId, name: NAME })
  expect(parts.find(({ part }) => part === 'opportunities')).toMatchObject({ kept: 1 })
  expect(parts.find(({ part }) => part === 'privateNotes')).toMatchObject({ changed: 1 })
  // The mark stays, without who gave it.
  expect(parts.find(({ part }) => part === 'surveyAnswers')).toMatchObject({ changed: 1 })
  expect(await whereItStands(firm)).toEqual([])
  const [text] = await db(
    (tx) => tx`select prose, position('Irrepetible'::bytea in state) as at from live_text`,
  )
  expect(text).toEqual({ prose: 'Lo dijo —, y — lo sabe', at: 0 })
  const [work] = await db((tx) => tx`select count(*)::int as actions from action`)
  expect(work).toEqual({ actions: 2 })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toContain('contact.added')
})

test('only leads forget anyone; another firm’s people are not there', async () => {
  const { manager, contactId } = await aPerson()
  await expect(manager.ask(erasePerson, { contactId, name: NAME })).rejects.toMatchObject({
    status: 403,
  })
  const other = aFirm(routes).lead
  await expect(other.ask(erasePerson, { contactId, name: NAME })).rejects.toMatchObject({
    status: 404,
  })
  expect((await other.fetch(`/api/contacts/${contactId}/personal-data`)).status).toBe(404)
})

/** Columns of text in which nobody looks for a name, each with why. A new one comes here, or into a part of the erasure. */
const NAMELESS: Record<string, string[]> = {
  'signed or agreed: nobody could prove it any more; how many stay is told': [
    'acceptance.*',
    'plan_version.*',
    'selection.*',
    'selection_account.*',
  ],
  'goes with the person, or with the address': [
    'contact_reach.value',
    'external_id.external_id',
    'acceptance_mail.why',
    'survey_answer.email',
    'mail_party.address',
  ],
  'what the client is called, and where it is reached: the account stands by itself': [
    'account.*',
    'account_domain.domain',
    ...['mail', 'phone', 'web', 'street', 'town', 'region', 'postcode', 'country'].map(
      (one) => `account_told.${one}`,
    ),
    ...['industry', 'employees', 'revenue'].map((one) => `account_told.${one}`),
    'survey_account.tier',
  ],
  'comes with the ledger, whose lines are accounts of the firm': [
    'account_day.*',
    'account_month.*',
    'account_carer.from_salesperson',
    'account_change_fact.*',
    'contract.code',
    'cost_activity.*',
    'cost_rate.*',
    'day_factor.*',
    'frozen_factor.*',
    'import.*',
    'label.*',
    'ledger_day.*',
    'price_index.*',
    'product.*',
    'sale_line.*',
    'sales_cost.*',
    'sales_target.*',
    'salesperson_link.*',
    'delivery.*',
    'stock_out.*',
    'usage_reading.*',
  ],
  'worked out of figures, or how it was worked out': [
    'account_churn.*',
    'account_cost.*',
    'account_health.*',
    'account_metric.*',
    'account_purchases.*',
    'account_snapshot.*',
    'account_story.*',
    'account_value.*',
    'account_twin.reasons',
    'contact_twin.reasons',
    'alert.cause',
    'alert.numbers',
    'alert_replay.*',
    'alert_replayed.*',
    'churn_model.*',
    'health_back_test.*',
    'health_day.*',
    'neglect_account.*',
    'neglect_day.*',
    'portfolio.*',
    'portfolio_figures.*',
    'portfolio_slice.*',
    'portfolio_snapshot.*',
    'portfolio_study.*',
    'remembered_plan.*',
    'request_decision.cure',
    'request_decision.seen',
    'snapshot_count.*',
    'stalled_case.*',
    'suggestion.*',
    'usage_trend.*',
    'value_model.*',
    'remedy.valuation',
  ],
  'chosen from a list, or a setting': [
    'promotion.families',
    'opportunity.pipeline',
    'opportunity.reason',
    'suggestion_dismissal.family',
    'stalled_answer.criterion',
    'tier.needs',
    'team_hours.*',
    'sector.*',
    'firm_choice.*',
    'saved_view.*',
    'own_change.filter',
    'criteria_version.criteria',
    'criteria_version.lines',
    'compensation_terms.tiers',
    'health_weights.weights',
    'decision_role.roles',
    'decider_said.*',
    'clock.pause_states',
    'clock_event.state',
    'service_level.*',
    'survey_round.*',
    'survey_answer.csat',
    'answer_loop.services',
    'request.hours',
    'request.spent',
    'request.type',
    'request.state_told',
    'request_decision.hours',
    'interaction.zone',
    'attachment.type',
    'mail_file.*',
    '*.currency',
    'compensation.metric',
    'happening.what',
    'rating.key',
  ],
  'names of our own people': [
    'contact.owner_told',
    'interaction.owner_told',
    'opportunity.owner_told',
    'request.owner_told',
  ],
  'how a file was read; its cells are in the rows': [
    'crm_file.file',
    'crm_file.columns',
    'crm_file.mapping',
    'crm_import.progress',
    'crm_import.problem',
    'crm_import.undos',
    'file_undo.kind',
    'sheet_import.*',
  ],
  'mail and calendars of ours: keys, addresses and what is sealed': [
    'calendar.*',
    'calendar_event.*',
    'calendar_link.*',
    'calendar_secret.*',
    'calendar_version.*',
    'mail_folder.*',
    'mail_message.key',
    'mail_message.mail_id',
    'mail_message.refs',
    'mail_outgoing.mail_id',
    'mail_outgoing.refs',
    'mail_outgoing.problem',
    'mailbox.*',
    'mailbox_secret.*',
  ],
  'words of the search, which go with their entry': ['search_word.*'],
}

/** All columns that hold what people write: no lists of codes, nothing that the database works out. */
async function textColumns(): Promise<string[]> {
  const { rows } = await owner.query<{ one: string }>(`
    select t.relname || '.' || a.attname as one
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
      and a.attgenerated = ''
      and format_type(a.atttypid, a.atttypmod) in ('text', 'text[]', 'json', 'jsonb', 'bytea')
      and not exists (
        select from pg_constraint k
        where k.conrelid = t.oid and k.contype = 'c' and a.attnum = any(k.conkey)
          and pg_get_constraintdef(k.oid) ~ ('\\(' || a.attname || ' (~|= ANY) ')
      )
      and exists (
        select from pg_attribute f where f.attrelid = t.oid and f.attname = 'firm_id' and not f.attisdropped
      )
    order by 1
  `)
  return rows.map(({ one }) => one)
}

test('every text that people write is in the erasure, or says why not', async () => {
  const columns = await textColumns()
  const covered = new Set(personalParts.flatMap(({ texts = [] }) => texts))
  const nameless = Object.values(NAMELESS).flat()
  const isNameless = (one: string) => {
    const [table, column] = one.split('.')
    return [one, `${table}.*`, `*.${column}`].some((way) => nameless.includes(way))
  }
  expect(columns.filter((one) => !covered.has(one) && !isNameless(one))).toEqual([])
  expect([...covered].filter((one) => !columns.includes(one))).toEqual([])
  const unknown = nameless.filter((way) => {
    const [table, column] = way.split('.')
    return !columns.some((one) =>
      table === '*'
        ? one.endsWith(`.${column}`)
        : column === '*'
          ? one.startsWith(`${table}.`)
          : one === way,
    )
  })
  expect(unknown).toEqual([])
})

/** A row of what others keep, of another person and of the account, in which anyone may name her. */
async function aroundHer({ db, lead, accountId }: Awaited<ReturnType<typeof aPerson>>) {
  const { contactId: other } = await lead.ask(addContact, {
    name: 'Otro Cualquiera',
    reaches: [],
    place: { accountId, jobTitle: 'Jefe' },
  })
  const { accountId: second } = await lead.ask(addAccount, { name: 'Otra', managerId: lead.id })
  await lead.ask(addPrivateNote, {
    contactId: other,
    text: 'Nota',
    purpose: 'x',
    ground: 'told',
    untilOn: '2027-01-01',
  })
  await lead.ask(sayOfDecider, {
    accountId,
    contactId: other,
    said: [{ attribute: 'support', value: '1' }],
    seenOn: TODAY,
    confidence: 'assumed',
    source: 'x',
  })
  await db(async (tx) => {
    await tx`select set_config('clave.actor_id', ${lead.id}, true)`
    await tx`insert into need (account_id, title, urgency, seen_on, confidence)
      values (${accountId}, 'x', 1, ${TODAY}, 'assumed')`
    await tx`insert into need_signal (account_id, noticed, noticed_by, noticed_on)
      values (${accountId}, 'x', ${lead.id}, ${TODAY})`
    await tx`insert into audience (account_id, kind, name, seen_on, confidence)
      values (${accountId}, 'persona', 'x', ${TODAY}, 'assumed')`
    await tx`insert into public_review (account_id, written_on, text, link)
      values (${accountId}, ${TODAY}, 'x', 'https://x.example/')`
    const items =
      await tx`insert into swot_item (account_id, subject, kind, title, weight, seen_on, confidence)
      values (${accountId}, 'client', 'strength', 'x', 1, ${TODAY}, 'assumed'),
        (${accountId}, 'client', 'threat', 'y', 1, ${TODAY}, 'assumed') returning item_id`
    await tx`insert into crossing (account_id, inner_id, outer_id, impact, rejection)
      values (${accountId}, ${items[0]!['itemId']}, ${items[1]!['itemId']}, 1, 'x')`
    const [decision] =
      await tx`insert into decision (account_id, title) values (${accountId}, 'x') returning decision_id`
    await tx`insert into decision_role (account_id, decision_id, contact_id, roles, confidence, seen_on)
      values (${accountId}, ${decision!['decisionId']}, ${other}, '{decider}', 'assumed', ${TODAY})`
    await tx`insert into relation_position (account_id, contact_id, person_id, now_is, confidence, seen_on)
      values (${accountId}, ${other}, ${lead.id}, 'vendor', 'assumed', ${TODAY})`
    const [change] = await tx`insert into own_change (title, kind, from_on, filter)
      values ('x', 'tool', ${TODAY}, '{}') returning change_id`
    await tx`insert into own_change_account (change_id, account_id) values (${change!['changeId']}, ${accountId})`
    await tx`insert into profile_fact (account_id, topic, name, text, link, source_kind, seen_on, confidence)
      values (${accountId}, 'culture', '', 'x', 'https://x.example/', 'link', ${TODAY}, 'assumed')`
    await tx`insert into account_relation (account_id, other_id, kind) values (${accountId}, ${second}, 'partner')`
    await tx`insert into account_tag (account_id, tag) values (${accountId}, 'x')`
    await tx`insert into account_told (account_id) values (${accountId})
      on conflict do nothing`
    await tx`insert into account_stage (account_id, seen_on, ours) values (${accountId}, ${TODAY}, 'basic')`
    await tx`insert into account_potential (account_id, amount, currency, confidence, seen_on)
      values (${accountId}, 1, 'EUR', 'assumed', ${TODAY})`
    await tx`insert into standing (account_id, tier, effective_on, reason, decided_by)
      values (${second}, 'key', ${TODAY}, 'x', ${lead.id})`
  })
}

/** Her name put at the end of every text that the erasure knows, where there is a row that takes it. */
async function nameEverywhere(firmId: string): Promise<Set<string>> {
  const put = new Set<string>()
  const own = new Set(['contact.name', 'happening.about', 'live_text.state', 'live_text.prose'])
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('clave.firm_id', $1, true)`, [firmId])
    for (const one of personalParts.flatMap(({ texts = [] }) => texts)) {
      const [table, column] = one.split('.') as [string, string]
      if (own.has(one)) continue
      const { rows } = await client.query<{ type: string }>(
        `select format_type(atttypid, atttypmod) as type from pg_attribute
         where attrelid = $1::regclass and attname = $2`,
        [table, column],
      )
      const said = {
        'text[]': `${column} || array['${NAME}']`,
        jsonb: `case jsonb_typeof(${column}) when 'array' then ${column} || '["${NAME}"]'
          else ${column} || '{"told": "${NAME}"}' end`,
      }[rows[0]!.type]
      await client.query('savepoint here')
      try {
        const { rowCount } = await client.query(
          `update ${table} set ${column} = ${said ?? `concat(${column}, ' ', '${NAME}')`}
           where firm_id = '${firmId}'`,
        )
        if (rowCount) put.add(one)
      } catch {
        await client.query('rollback to here')
      }
    }
    await client.query('commit')
  } finally {
    client.release()
  }
  return put
}

test('her name goes out of every text of the house, whoever it was written about', async () => {
  const firm = await aPerson()
  await written(firm)
  await aroundHer(firm)
  const put = await nameEverywhere(firm.firmId)
  expect(put.size).toBeGreaterThan(90)
  await firm.lead.ask(erasePerson, { contactId: firm.contactId, name: NAME })
  expect(await whereItStands(firm)).toEqual([])
})
