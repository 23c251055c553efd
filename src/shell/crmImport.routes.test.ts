/** A run that brings a CRM in, step by step: who may, what is decided, what is missed, what stays when it is taken back. */
import { expect, test } from 'vitest'
import { addAccount, readAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { putAction } from '../accounts/action.api.ts'
import { putInteraction } from '../engage/interaction.api.ts'
import { interactionRoutes } from '../engage/interaction.routes.ts'
import {
  changeCrmFile,
  checkCrmImport,
  chooseCrmSystem,
  decideCrmLines,
  dropCrmFile,
  dropCrmImport,
  listCrmFiles,
  listCrmImports,
  makeCrmImport,
  readCrmImport,
  readCrmLines,
  reverseCrmImport,
  takeCrmImport,
} from '../gather/crm.api.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { addContact, listAccountContacts, listContacts } from '../know/contact.api.ts'
import { erasePerson } from '../know/personal.api.ts'
import { personalRoutes } from '../know/personal.routes.ts'
import { ERASED } from '../know/personal.ts'
import { personalParts } from './personal.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { crmTargets } from './crm.ts'

const csv = (name: string, ...lines: string[]) => ({ name, content: `${lines.join('\n')}\n` })
const routes = [
  ...accountRoutes,
  ...actionRoutes,
  ...contactRoutes,
  ...interactionRoutes,
  ...personalRoutes(personalParts),
]
const aFirmThatBrings = () => aBringingFirm(crmTargets, routes)

const PEOPLE = csv(
  'personas.csv',
  'Código cliente;Nombre;Cargo;Correo',
  '100;Ana Ruiz;Compras;ana@forjas.example',
  '999;Luis Gil;Calidad;luis@nadie.example',
  ';;Nadie;',
)

test('people of a spreadsheet come to their account; misses and lines without a name are told', async () => {
  const firm = aFirmThatBrings()
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: '100' })
  const run = await firm.checked([PEOPLE])
  expect(run).toMatchObject({ system: 'other', state: 'checked' })
  expect(run.counts).toEqual([
    {
      kind: 'contact',
      read: 3,
      added: 2,
      changed: 0,
      same: 0,
      rejected: 1,
      undecided: 0,
      missed: 1,
    },
  ])
  const { rejects, misses } = await firm.lines(run)
  expect(rejects).toMatchObject([{ line: 4, field: 'name', reason: 'missing' }])
  expect(misses).toEqual([{ fileNo: 1, line: 3, reason: 'company', text: '999' }])
  await firm.take(run)
  expect(await firm.lead.ask(listAccountContacts, { accountId })).toMatchObject([
    { name: 'Ana Ruiz', places: [{ jobTitle: 'Compras' }] },
  ])
  const { happenings } = await firm.lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'account.imported', about: { outcome: '1' } })
  const left = await (await firm.lead.fetch(`/api/crm-imports/${run.crmImportId}/left`)).text()
  expect(left).toContain('personas.csv')
  expect(left).toContain('Ninguna cuenta se reconoce por «999»')
  // Who came in without an account is found, to be put into one.
  expect((await firm.lead.ask(listContacts, { without: 'account' })).rows).toMatchObject([
    { name: 'Luis Gil', places: [] },
  ])
  // The same again is the same, also without an id of any program.
  expect((await firm.checked([PEOPLE])).counts).toMatchObject([{ added: 0, changed: 0, same: 2 }])
})

test('a like name is decided by a person, and until then nothing is taken', async () => {
  const firm = aFirmThatBrings()
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante, S.L.' })
  const other = await lead.ask(addAccount, { name: 'Talleres Ruiz' })
  const run = await firm.checked([
    csv(
      'cuentas.csv',
      'Account ID,Account Name,Billing City,Website',
      '001A00000000001AAA,Forjas Levante,Sagunto,https://www.forjas.example',
      '001A00000000002AAA,Talleres Ruis,León,',
      '001A00000000003AAA,Panadería Gómez,Soria,',
    ),
  ])
  expect(run).toMatchObject({ system: 'salesforce', counts: [{ added: 1, undecided: 2 }] })
  const { crmImportId } = run
  const { undecided } = await firm.lines(run)
  expect(undecided).toMatchObject([
    { name: 'Forjas Levante', candidates: [{ id: accountId, score: 0.97 }] },
    { name: 'Talleres Ruis', candidates: [{ id: other.accountId }] },
  ])
  await expect(lead.ask(takeCrmImport, { crmImportId })).rejects.toMatchObject({
    code: 'gather/crm-undecided',
  })
  const rest = { as: 'best' as const, atLeast: 0.95 }
  expect(await lead.ask(decideCrmLines, { crmImportId, rest })).toEqual({ undecided: 1 })
  const decisions = { [undecided[1]!.key]: 'new' as const }
  expect(await lead.ask(decideCrmLines, { crmImportId, decisions })).toEqual({ undecided: 0 })
  expect(await firm.take(run)).toMatchObject({
    state: 'taken',
    counts: [{ added: 2, changed: 1, undecided: 0 }],
  })
  expect((await lead.ask(readAccount, { accountId })).name).toBe('Forjas Levante')
  const again = await firm.checked([
    csv('cuentas.csv', 'Account ID,Account Name', '001A00000000001AAA,Forjas de Levante'),
  ])
  expect(again.counts).toMatchObject([{ added: 0, changed: 1, undecided: 0 }])
})

test('taken back, what someone has worked with since stays, whole', async () => {
  const firm = aFirmThatBrings()
  const { lead } = firm
  const before = await lead.ask(addAccount, { name: 'Estaba', code: '1' })
  const run = await firm.checked([
    csv(
      'empresas.csv',
      'Código,Razón social,CIF,Dominio',
      '1,Estaba ya,,estaba.example',
      '2,Nueva,B22222222,nueva.example',
      '3,Trabajada,B33333333,trabajada.example',
    ),
    csv(
      'personas.csv',
      'Nombre,Cargo,Correo,Dominio empresa',
      'Ana,Compras,ana@nueva.example,nueva.example',
      'Eva,Compras,eva@estaba.example,estaba.example',
      'Luis,Compras,luis@estaba.example,estaba.example',
    ),
  ])
  await firm.take(run)
  const { rows } = await lead.ask(listContacts, {})
  const eva = rows.find(({ name }) => name === 'Eva')!
  expect(eva.places[0]).toMatchObject({ accountId: before.accountId })
  const [worked] = await firm.db((db) => db`select account_id from account where code = '3'`)
  const accountId = worked!['accountId'] as string
  await lead.ask(putAction, { accountId, title: 'Llamar', ownerId: lead.id, dueOn: '2026-12-01' })
  await lead.ask(putInteraction, {
    accountId: before.accountId,
    kind: 'call',
    happenedOn: '2026-11-20',
    subject: 'Hola',
    contactIds: [eva.contactId],
  })
  const undone = await firm.reverse(run)
  expect(undone).toMatchObject({ state: 'reversed', undone: { kept: 2 } })
  const left = await firm.db(
    (
      db,
    ) => db`select a.name, d.domain from account a left join account_domain d using (firm_id, account_id)
      order by a.name`,
  )
  expect(left.map((one) => ({ ...one }))).toEqual([
    { name: 'Estaba', domain: null },
    { name: 'Trabajada', domain: 'trabajada.example' },
  ])
  expect((await lead.ask(listContacts, {})).rows).toMatchObject([
    { name: 'Eva', reaches: [{ value: 'eva@estaba.example' }], places: [{ account: 'Estaba' }] },
  ])
  await expect(lead.ask(reverseCrmImport, { crmImportId: run.crmImportId })).rejects.toMatchObject({
    status: 409,
  })
})

test('an owner of ours looks after what nobody does; another keeps their name', async () => {
  const firm = aFirmThatBrings()
  await firm.take(
    await firm.checked([
      csv(
        'empresas.csv',
        'Company ID,Company Name,Company Owner',
        `1,Una,manager-${firm.manager.id.slice(0, 8)}@example.com`,
        '2,Otra,pam@fuera.example',
      ),
    ]),
  )
  const [carers] = await firm.db(
    (db) => db`select count(*) as count from account_carer where person_id = ${firm.manager.id}`,
  )
  expect(carers).toEqual({ count: 1 })
  const told = await firm.db((db) => db`select owner_told from account_told order by owner_told`)
  expect(told.map((one) => one['ownerTold'])).toContain('pam@fuera.example')
})

test('what a file holds can be said otherwise; hostile text stays text', async () => {
  const firm = aFirmThatBrings()
  const { lead } = firm
  const { crmImportId } = await lead.ask(makeCrmImport, {})
  const hostile = '<script>alert(1)</script> \u202Eabc 👩🏽‍🔧'
  const [file] = await firm.send(crmImportId, csv('raro.csv', 'a,b', `${hostile},x`))
  expect(file!.kind).toBeNull()
  await expect(lead.ask(checkCrmImport, { crmImportId })).rejects.toMatchObject({
    code: 'gather/crm-kind',
  })
  const asCompany = { crmImportId, fileNo: file!.fileNo, kind: 'company' as const }
  expect((await lead.ask(changeCrmFile, asCompany)).lacking).toEqual(['name'])
  await expect(lead.ask(checkCrmImport, { crmImportId })).rejects.toMatchObject({
    code: 'gather/crm-lacks',
  })
  const told = await lead.ask(changeCrmFile, { ...asCompany, mapping: { name: 'a', web: 'nope' } })
  expect(told).toMatchObject({ mapping: { name: 'a' }, lacking: [] })
  expect((await lead.ask(chooseCrmSystem, { crmImportId, system: 'zoho' })).system).toBe('zoho')
  await lead.ask(checkCrmImport, { crmImportId })
  await firm.work()
  await firm.take({ crmImportId })
  const [kept] = await firm.db((db) => db`select name from account`)
  expect(kept).toEqual({ name: hostile })
  const long = await firm.checked([
    csv('larga.csv', 'Company Name,City', `${'x'.repeat(100_000)},León`),
  ])
  expect(long.counts).toMatchObject([{ added: 0, rejected: 1 }])
})

test('only who leads and sees all brings in, and only their own firm’s', async () => {
  const firm = aFirmThatBrings()
  const run = await firm.checked([PEOPLE])
  const { crmImportId } = run
  const theirs = aFirmThatBrings().lead
  const own = firm.join('lead', { sees: 'own' })
  const asked = [
    (who: typeof theirs) => who.ask(readCrmImport, { crmImportId }),
    (who: typeof theirs) => who.ask(listCrmFiles, { crmImportId }),
    (who: typeof theirs) => who.ask(readCrmLines, { crmImportId }),
    (who: typeof theirs) => who.ask(checkCrmImport, { crmImportId }),
    (who: typeof theirs) => who.ask(takeCrmImport, { crmImportId }),
    (who: typeof theirs) => who.ask(reverseCrmImport, { crmImportId }),
    (who: typeof theirs) => who.ask(dropCrmImport, { crmImportId }),
    (who: typeof theirs) => who.ask(dropCrmFile, { crmImportId, fileNo: 1 }),
    (who: typeof theirs) => firm.send(crmImportId, PEOPLE, who),
  ]
  for (const act of asked) {
    await expect(act(theirs)).rejects.toMatchObject({ status: 404 })
    await expect(act(own)).rejects.toMatchObject({ status: 403 })
    for (const person of [firm.manager, firm.expert, firm.viewer]) {
      await expect(act(person)).rejects.toMatchObject({ status: 403 })
    }
  }
  expect((await theirs.ask(listCrmImports, {})).total).toBe(0)
  await firm.lead.ask(dropCrmImport, { crmImportId })
  expect((await firm.lead.ask(listCrmImports, {})).total).toBe(0)
})

test('what came in since the check is seen: the same file taken twice adds nothing twice', async () => {
  const firm = aFirmThatBrings()
  await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: '100' })
  const [first, second] = [await firm.checked([PEOPLE]), await firm.checked([PEOPLE])]
  expect(second.counts).toMatchObject([{ added: 2 }])
  for (const { crmImportId } of [first, second]) await firm.lead.ask(takeCrmImport, { crmImportId })
  await firm.work()
  const after = await Promise.all(
    [first, second].map(({ crmImportId }) => firm.lead.ask(readCrmImport, { crmImportId })),
  )
  expect(after.map(({ counts }) => counts[0]!.added).toSorted((a, b) => a - b)).toEqual([0, 2])
  expect((await firm.lead.ask(listContacts, {})).total).toBe(2)
})

test('who is forgotten is not brought back by taking a run back', async () => {
  const firm = aFirmThatBrings()
  await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: '100' })
  const run = await firm.checked([PEOPLE])
  await firm.take(run)
  const [ana] = (await firm.lead.ask(listContacts, { q: 'ana' })).rows
  await firm.lead.ask(erasePerson, { contactId: ana!.contactId, name: 'Ana Ruiz' })
  const kept = () =>
    firm.db((db) => db`select from file_undo where after::text like '%ana@forjas%'`)
  expect(await kept()).toHaveLength(0)
  await firm.reverse(run)
  expect((await firm.lead.ask(listContacts, {})).rows).toMatchObject([{ name: ERASED }])
})

test('a contact who is there already by e-mail is changed and not doubled', async () => {
  const firm = aFirmThatBrings()
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: '100' })
  const reaches = [{ kind: 'mail' as const, value: 'Ana@Forjas.example' }]
  await firm.lead.ask(addContact, {
    name: 'Ana',
    reaches,
    past: 'Nos conoce',
    place: { accountId },
  })
  const run = await firm.checked([PEOPLE])
  expect(run.counts).toMatchObject([{ added: 1, changed: 1 }])
  await firm.take(run)
  const [ana] = (await firm.lead.ask(listContacts, { q: 'ana' })).rows
  expect(ana).toMatchObject({
    name: 'Ana Ruiz',
    past: 'Nos conoce',
    places: [{ jobTitle: 'Compras' }],
  })
  await firm.reverse(run)
  expect((await firm.lead.ask(listContacts, {})).rows).toMatchObject([{ name: 'Ana', reaches }])
})

test('whose a contact is there, and since when, is kept; what is cut is told', async () => {
  const firm = aFirmThatBrings()
  const long = 'Habla mucho. '.repeat(200)
  await firm.lead.ask(addAccount, { name: 'Forjas Levante', code: '100' })
  const run = await firm.checked([
    csv(
      'personas.csv',
      'Código cliente;Nombre;Correo;Propietario del contacto;Fecha de creación;Notas',
      `100;Ana Ruiz;ana@forjas.example;Marta Gil;2024-03-05;${long}`,
    ),
  ])
  expect(run.counts).toMatchObject([{ kind: 'contact', added: 1, missed: 1 }])
  expect((await firm.lines(run)).misses).toMatchObject([{ reason: 'cut' }])
  await firm.take(run)
  const [kept] = await firm.db((db) => db`select owner_told, created_on, length(past) from contact`)
  expect(kept).toMatchObject({ ownerTold: 'Marta Gil', createdOn: '2024-03-05', length: 2000 })
})
