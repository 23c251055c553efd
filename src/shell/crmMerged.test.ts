/** A run comes upon what was merged here: it is the kept one's, and the merge can still be taken back exactly. */
import { expect, test } from 'vitest'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { crmTargets } from './crm.ts'

const csv = (name: string, ...lines: string[]) => ({ name, content: `${lines.join('\n')}\n` })
const COMPANIES = csv(
  'companies.csv',
  'Company ID,Company Name,Company Domain Name,NIF,City',
  '1,Forjas Levante,forjas.example,B12345678,Sagunto',
  '2,Forjados del Este,este.example,B22345678,Valencia',
)
const DEALS = csv(
  'deals.csv',
  'Deal ID,Deal Name,Deal Stage,Amount,Create Date,Associated Company ID',
  '10,Suministro,Negotiation,1000,2026-01-10,1',
  '20,Recambios,Negotiation,2000,2026-01-20,2',
)

/** Company 2 is merged into company 1. */
async function aFirmThatMerged() {
  const firm = aBringingFirm(crmTargets)
  const first = await firm.checked([COMPANIES, DEALS])
  await firm.take(first)
  await firm.db(
    (db) => db`
    update account set merged_into_id = (select account_id from account where name = 'Forjas Levante')
    where name = 'Forjados del Este'
  `,
  )
  const rows = async (work: Parameters<typeof firm.db>[0]) =>
    ((await firm.db(work)) as object[]).map((row) => ({ ...row }))
  const accounts = () =>
    rows((db) => db`select name, merged_into_id is null as kept from account order by name`)
  const deals = () =>
    rows(
      (db) => db`
      select o.title, o.amount, a.name as account from opportunity o join account a using (firm_id, account_id)
      order by o.title`,
    )
  return { ...firm, first, rows, accounts, deals }
}

test('both lines of what is one here are the kept one, and nothing moves', async () => {
  const firm = await aFirmThatMerged()
  const again = await firm.checked([COMPANIES, DEALS])
  expect(again.counts).toMatchObject([
    { kind: 'company', added: 0, undecided: 0, changed: 0, same: 2 },
    { kind: 'deal', added: 0, changed: 0, same: 2, missed: 0 },
  ])
  const run = await firm.checked([
    csv(
      'companies.csv',
      'Company ID,Company Name,Company Domain Name,NIF,City',
      '2,Forjados del Este,este.example,B22345678,Alicante',
      '1,Forjas Levante Nueva,forjas.example,B12345678,Puzol',
    ),
    csv(
      'deals.csv',
      'Deal ID,Deal Name,Deal Stage,Amount,Create Date,Associated Company ID',
      '20,Recambios,Closed Won,2500,2026-01-20,2',
      '30,Nuevo,Negotiation,3000,2026-02-01,2',
    ),
  ])
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  // The kept one's own line is told, whatever comes first in the file.
  expect(await firm.accounts()).toEqual([
    { name: 'Forjados del Este', kept: false },
    { name: 'Forjas Levante Nueva', kept: true },
  ])
  expect(await firm.rows((db) => db`select town from account_told order by town`)).toEqual([
    { town: 'Puzol' },
    { town: 'Valencia' },
  ])
  // What hung on the merged one still does, so that they can be taken apart; what is new is the kept one's.
  expect(await firm.deals()).toEqual([
    { title: 'Nuevo', amount: '3000.0000', account: 'Forjas Levante Nueva' },
    { title: 'Recambios', amount: '2500.0000', account: 'Forjados del Este' },
    { title: 'Suministro', amount: '1000.0000', account: 'Forjas Levante Nueva' },
  ])
  const again2 = await firm.checked([COMPANIES])
  expect(again2.counts).toMatchObject([{ added: 0, undecided: 0 }])
})

test.each([
  ['its code', 'Código,Razón social', 'E-2,Otra forma de llamarla'],
  ['its tax id', 'NIF,Razón social', 'ESB22345678,Otra forma de llamarla'],
  ['its domain', 'Dominio,Razón social', 'www.este.example,Otra forma de llamarla'],
])('known by %s, the one that was merged is the kept one', async (_, header, line) => {
  const firm = await aFirmThatMerged()
  await firm.db((db) => db`update account set code = 'E-2' where name = 'Forjados del Este'`)
  const run = await firm.checked([csv('otra.csv', header, line)])
  expect(run.counts).toMatchObject([{ added: 0, changed: 1, undecided: 0 }])
  await firm.take(run)
  expect(await firm.accounts()).toEqual([
    { name: 'Forjados del Este', kept: false },
    { name: 'Otra forma de llamarla', kept: true },
  ])
  // Code, domain and tax id stay with the one that has them.
  const marks = await firm.rows(
    (db) => db`
    select a.name, a.code, d.domain, x.tax_id from account a
      join account_domain d using (firm_id, account_id) join account_tax_id x using (firm_id, account_id)
    order by d.domain`,
  )
  expect(marks).toEqual([
    { name: 'Forjados del Este', code: 'E-2', domain: 'este.example', taxId: 'B22345678' },
    { name: 'Otra forma de llamarla', code: null, domain: 'forjas.example', taxId: 'B12345678' },
  ])
})

test('a name that it had before is asked about, and people and talks that name it come to the kept one', async () => {
  const firm = await aFirmThatMerged()
  const asked = await firm.checked([csv('nombre.csv', 'Company Name,City', 'Forjados del Este,')])
  const { undecided } = await firm.lines(asked)
  expect(undecided).toMatchObject([{ candidates: [{ name: 'Forjas Levante' }] }])
  const run = await firm.checked([
    csv(
      'contacts.csv',
      'Contact ID,First Name,Last Name,Company Name',
      '7,Ana,Ruiz,Forjados del Este',
    ),
    csv(
      'activities.csv',
      'Activity ID,Activity Type,Activity Date,Subject,Associated Company Domain',
      '8,Call,2026-03-01,Precios,este.example',
    ),
  ])
  expect(run.counts).toMatchObject([
    { kind: 'contact', added: 1, missed: 0 },
    { kind: 'activity', added: 1, missed: 0 },
  ])
  await firm.take(run)
  const where = await firm.rows(
    (db) => db`
    select a.name from contact_place p join account a using (firm_id, account_id)
    union all select a.name from interaction i join account a using (firm_id, account_id)`,
  )
  expect(where).toEqual([{ name: 'Forjas Levante' }, { name: 'Forjas Levante' }])
})

test('of a run that is taken back, what was merged since stays, and it is told why', async () => {
  const firm = await aFirmThatMerged()
  const undone = await firm.reverse(firm.first)
  expect(undone).toMatchObject({ state: 'reversed', problem: null })
  const { stays } = await firm.lines(undone)
  expect(stays).toMatchObject([
    { kind: 'company', name: 'Forjados del Este', why: 'merged' },
    { kind: 'company', name: 'Forjas Levante', why: 'used' },
  ])
  expect(await firm.accounts()).toHaveLength(2)
  expect(await firm.deals()).toEqual([])
})
