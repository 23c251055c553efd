/** Search keeps firms and people apart by itself, since no policy does it. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inFirm } from './db.ts'
import { forget, remember, searchEntries } from './search.ts'
import { aFirm, sql } from './testing.ts'

type Firm = ReturnType<typeof aFirm>

const found = (firm: Firm, text: string, kinds?: string[]) =>
  firm.db(async (db) => (await searchEntries(db, text, { kinds })).map(({ title }) => title))

function aNote(title: string, more: { accountIds?: string[]; madeBy?: string; at?: string } = {}) {
  const thingId = randomUUID()
  return { kind: 'note', thingId, accountIds: [], title, text: title, isText: true, ...more }
}

test('by stem, without accents, by beginnings, with typos', async () => {
  const firm = aFirm([])
  const accountId = await firm.anAccount('Forjas Muñoz Ibáñez')
  await firm.db((db) =>
    remember(
      db,
      aNote('Reunión con compras: negociaciones por la prórroga', { accountIds: [accountId] }),
    ),
  )
  const note = 'Reunión con compras: negociaciones por la prórroga'
  for (const text of [
    'reuniones',
    'REUNION',
    'negociación',
    'negociac',
    'prorroga de compra',
    'prorr',
  ]) {
    expect([text, await found(firm, text)]).toEqual([text, [note]])
  }
  for (const text of ['forjas', 'munoz', 'ibañez mu', 'forgas', 'ibanes']) {
    expect([text, await found(firm, text)]).toEqual([text, ['Forjas Muñoz Ibáñez']])
  }
  expect(await found(firm, 'negociacoines')).toEqual([note])
  for (const text of ['zzz', '', '  ', "'); drop", '%', '&|!:*', '\\', "o'hara <->"]) {
    expect([text, await found(firm, text)]).toEqual([text, []])
  }
})

test('an account is found as it is called now, by code and tag, and no longer once it is gone', async () => {
  const firm = aFirm([])
  const accountId = await firm.anAccount('Nombre viejo')
  await firm.db(async (db) => {
    await db`update account set name = 'Nombre nuevo', code = 'K-77' where firm_id = ${db.firm}`
    await db`insert into account_tag (account_id, tag) values (${accountId}, 'naval')`
  })
  expect(await found(firm, 'viejo')).toEqual([])
  expect(await found(firm, 'nuevo')).toEqual(['Nombre nuevo'])
  expect(await found(firm, 'k-77')).toEqual(['Nombre nuevo'])
  expect(await found(firm, 'naval', ['account'])).toEqual(['Nombre nuevo'])
  expect(await found(firm, 'naval', ['note'])).toEqual([])
  await firm.db((db) => db`delete from account where firm_id = ${db.firm}`)
  expect(await found(firm, 'nuevo')).toEqual([])
})

test('people are found by how to reach them, and needs by what is known of them', async () => {
  const firm = aFirm([])
  const accountId = await firm.anAccount('Forjas Levante')
  const contactId = randomUUID()
  await firm.db(async (db) => {
    await db.unsafe(`set local clave.actor_id = '${contactId}'`)
    await db`insert into contact_place (contact_id, account_id, job_title) values (${contactId}, ${accountId}, 'Jefa de compras')`
    await db`insert into contact (contact_id, name) values (${contactId}, 'Ana Ruiz')`
    await db`insert into contact_reach (contact_id, kind, value, place) values (${contactId}, 'mail', 'ana.ruiz@forjas.example', 1)`
    await db`
      insert into need (account_id, title, challenge, urgency, seen_on, confidence)
      values (${accountId}, 'Menos paradas', 'La prensa se calienta', 2, '2026-01-01', 'assumed')`
  })
  for (const text of ['ruiz', 'ana.ruiz@forjas', 'jefa compras']) {
    expect([text, await found(firm, text, ['contact'])]).toEqual([text, ['Ana Ruiz']])
  }
  expect(await found(firm, 'prensas', ['need'])).toEqual(['Menos paradas'])
  await firm.db(async (db) => {
    await db`update contact set name = 'Ana Rey' where firm_id = ${db.firm}`
    await db`delete from need where firm_id = ${db.firm}`
  })
  expect(await found(firm, 'prensas')).toEqual([])
  expect(await found(firm, 'rey')).toEqual(['Ana Rey'])
  await firm.db((db) => db`delete from contact where firm_id = ${db.firm}`)
  expect(await found(firm, 'rey')).toEqual([])
})

test('agreements, compensations, rewards and expectations are found by what they say', async () => {
  const firm = aFirm([])
  const accountId = await firm.anAccount('Forjas Levante')
  await firm.db(async (db) => {
    await db.unsafe(`set local clave.actor_id = '${randomUUID()}'`)
    await db`
      insert into service_agreement (account_id, title, from_on, price_terms)
      values (${accountId}, 'Mantenimiento de prensas', '2026-01-01', 'Revisión por IPC')`
    await db`
      insert into expectation (account_id, believed, source, heard_on)
      values (${accountId}, 'Recambio en dos horas', 'Feria de Bilbao', '2026-02-01')`
    await db`
      insert into reward (account_id, title, condition, options, currency, owner_id, decided_by_on, deliver_on)
      values (${accountId}, 'Viaje a fábrica', 'Doblar el volumen', ${db.json([
        { title: 'Visita', text: 'A la acería', worth: 1 },
        { title: 'Curso', text: 'De soldadura', worth: 1 },
      ])}, 'EUR', ${accountId}, '2026-12-01', '2026-12-02')`
    await db`
      with terms as (
        insert into compensation_terms (account_id, metric, period, tiers, base, currency, kind, action, from_on)
        values (${accountId}, 'resolution', 'month', '[{"below": 0.9, "pays": 0.1}]', 100, 'EUR', 'action', 'x', '2026-01-01')
        returning terms_id
      )
      insert into compensation (terms_id, account_id, metric, from_on, until_on, share, pays, base, uncapped,
        amount, currency, kind, action)
      select terms_id, ${accountId}, 'resolution', '2026-01-01', '2026-01-31', 0.5, 0.1, 100, 10, 10, 'EUR',
        'action', 'Auditoría de causa raíz' from terms`
  })
  expect(await found(firm, 'ipc', ['agreement'])).toEqual(['Mantenimiento de prensas'])
  expect(await found(firm, 'feria bilbao')).toEqual(['Recambio en dos horas'])
  expect(await found(firm, 'soldadura')).toEqual(['Viaje a fábrica'])
  expect(await found(firm, 'auditoria')).toEqual(['10.00 EUR, 2026-01-01'])
  expect(await found(aFirm([]), 'soldadura')).toEqual([])
  await firm.db(async (db) => {
    await db`update expectation set believed = 'Recambio en tres días' where firm_id = ${db.firm}`
    await db`delete from reward where firm_id = ${db.firm}`
  })
  expect(await found(firm, 'dos horas')).toEqual([])
  expect(await found(firm, 'tres dias')).toEqual(['Recambio en tres días'])
  expect(await found(firm, 'soldadura')).toEqual([])
})

test('the newest text comes first, and what is forgotten is gone', async () => {
  const firm = aFirm([])
  const old = aNote('Visita primera', { at: '2024-01-01T10:00:00Z' })
  const recent = aNote('Visita segunda', { at: '2026-01-01T10:00:00Z' })
  await firm.db(async (db) => {
    await remember(db, recent)
    await remember(db, old)
  })
  expect(await found(firm, 'visita')).toEqual(['Visita segunda', 'Visita primera'])
  await firm.db((db) => forget(db, 'note', recent.thingId))
  expect(await found(firm, 'visita')).toEqual(['Visita primera'])
  expect(await found(firm, 'segunda')).toEqual([])
})

test('another firm finds nothing of it, mends no word by it, and forgets nothing of it', async () => {
  const [ours, theirs] = [aFirm([]), aFirm([])]
  const note = aNote('Rodamientos de precisión')
  await ours.db((db) => remember(db, note))
  await theirs.anAccount('Otra cosa')
  expect(await found(theirs, 'rodamientos')).toEqual([])
  expect(await found(theirs, 'rodamietnos')).toEqual([])
  await theirs.db((db) => forget(db, 'note', note.thingId))
  expect(await found(ours, 'rodamientos')).toEqual(['Rodamientos de precisión'])
})

test('who sees only their own accounts finds what hangs on those, and what they wrote', async () => {
  const firm = aFirm([])
  const marta = firm.join('manager', { sees: 'own' })
  const [mine, other] = [await firm.anAccount('Cuenta mía'), await firm.anAccount('Cuenta ajena')]
  const shared = aNote('secreto compartido', { accountIds: [mine, other] })
  await firm.db(async (db) => {
    await db`insert into account_carer (account_id, person_id, part) values (${mine}, ${marta.id}, 'manager')`
    await remember(db, aNote('secreto ajeno', { accountIds: [other] }))
    await remember(db, aNote('secreto sin cuenta'))
    await remember(db, aNote('secreto suyo', { madeBy: marta.id }))
    await remember(db, shared)
  })
  const seen = await inFirm(sql, marta, async (db) => {
    const entries = await searchEntries(db, 'secreto')
    const accounts = await searchEntries(db, 'cuenta')
    const near = await searchEntries(db, 'ajenas')
    return { entries, accounts, near }
  })
  expect(seen.entries.map(({ title }) => title).toSorted()).toEqual([
    'secreto compartido',
    'secreto suyo',
  ])
  expect(seen.entries.find(({ thingId }) => thingId === shared.thingId)!.accountIds).toEqual([mine])
  expect(seen.accounts.map(({ title }) => title)).toEqual(['Cuenta mía'])
  expect(seen.near).toEqual([])
  // What she changes stays with the account that she can't see.
  await inFirm(sql, marta, (db) => remember(db, { ...shared, accountIds: [mine] }))
  const [after] = await firm.db((db) => searchEntries(db, 'compartido'))
  expect(after!.accountIds.toSorted()).toEqual([mine, other].toSorted())
})

test('a statement of the role that serves can not read the table, in a firm or without', async () => {
  const firm = aFirm([])
  await firm.anAccount('Algo')
  for (const statement of [
    'select * from search_entry',
    'select * from search_word',
    "insert into search_word (word, kind, thing_id) values ('x', 'y', gen_random_uuid())",
    'update search_entry set title = title',
    "select remember_accounts('{}', gen_random_uuid())",
    "select remember_contacts('{}', gen_random_uuid())",
    "select search_query('x', true)",
  ]) {
    await expect(firm.db((db) => db.unsafe(statement))).rejects.toThrow(/permission denied/)
  }
  await expect(sql`select * from search_entries('algo', 5, null)`).rejects.toThrow(
    /clave\.firm_id|uuid: ""/,
  )
})
