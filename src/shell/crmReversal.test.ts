/** A run taken back after people have worked on with what it brought: exact for the rest, and told what stays and why. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putInteraction } from '../engage/interaction.api.ts'
import { interactionRoutes } from '../engage/interaction.routes.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { changeContact, listContacts } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { crmTargets } from './crm.ts'

const csv = (name: string, ...lines: string[]) => ({ name, content: `${lines.join('\n')}\n` })
const FILES = [
  csv(
    'companies.csv',
    'Company ID,Company Name,Company Domain Name,City',
    '1,Una,una.example,León',
    '2,Dos,dos.example,Soria',
    '3,Tres,tres.example,Jaén',
    '4,Estaba,estaba.example,Vigo',
  ),
  csv(
    'contacts.csv',
    'Contact ID,First Name,Last Name,Email,Associated Company ID',
    '1,Ana,Ruiz,ana@una.example,1',
    '2,Luis,Gil,luis@dos.example,2',
    '3,Eva,Sanz,eva@tres.example,3',
  ),
  csv(
    'deals.csv',
    'Deal ID,Deal Name,Deal Stage,Amount,Associated Company ID',
    '1,Uno,Open,100,1',
    '2,Dos,Open,200,2',
    '3,Tres,Open,300,3',
  ),
]

async function aFirm() {
  const firm = aBringingFirm(crmTargets, [...accountRoutes, ...contactRoutes, ...interactionRoutes])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Estaba', code: 'E' })
  await firm.db(
    (db) =>
      db`insert into account_domain (account_id, domain) values (${accountId}, 'estaba.example')`,
  )
  const run = await firm.checked(FILES)
  await firm.take(run)
  const idOf = async (name: string) => {
    const [row] = await firm.db((db) => db`select account_id from account where name = ${name}`)
    return row!['accountId'] as string
  }
  const names = async (work: Parameters<typeof firm.db>[0]) =>
    ((await firm.db(work)) as { name: string }[]).map(({ name }) => name)
  return { ...firm, run, idOf, names }
}

test('what was edited, used or merged since stays whole; all else goes', async () => {
  const firm = await aFirm()
  const { lead } = firm
  const { rows } = await lead.ask(listContacts, {})
  const ana = rows.find(({ name }) => name === 'Ana Ruiz')!
  const { name: _, ...given } = ana
  await lead.ask(changeContact, { ...given, name: 'Ana Ruiz Pérez' })
  await lead.ask(putInteraction, {
    accountId: await firm.idOf('Dos'),
    kind: 'call',
    happenedOn: '2026-11-20',
    subject: 'Hola',
    contactIds: [],
  })
  await firm.db(
    (db) => db`
    update account set merged_into_id = (select account_id from account where name = 'Estaba') where name = 'Tres'`,
  )
  const undone = await firm.reverse(firm.run)
  expect(undone).toMatchObject({ state: 'reversed', problem: null })
  const { stays } = await firm.lines(undone)
  const told = stays.map(({ kind, name, why }) => `${kind} ${name}: ${why}`)
  expect(told).toEqual([
    'company Dos: used',
    'company Tres: merged',
    'company Una: used',
    'contact Ana Ruiz Pérez: edited',
  ])
  expect(undone.undone?.kept).toBe(4)
  // What someone changed needs its account; what nobody touched is gone.
  expect(await firm.names((db) => db`select name from account order by name`)).toEqual([
    'Dos',
    'Estaba',
    'Tres',
    'Una',
  ])
  expect(await firm.names((db) => db`select name from contact`)).toEqual(['Ana Ruiz Pérez'])
  expect(await firm.names((db) => db`select title as name from opportunity`)).toEqual([])
  const [was] = await firm.db(
    (db) => db`select count(*) as count from account_told where town = 'Vigo'`,
  )
  expect(was).toEqual({ count: 0 })
})

test('what stood before and was changed since keeps that change, and is told', async () => {
  const firm = await aFirm()
  await firm.db((db) => db`update account_told set town = 'Lugo' where town = 'Vigo'`)
  const undone = await firm.reverse(firm.run)
  const { stays } = await firm.lines(undone)
  expect(stays.map(({ kind, name, why }) => [kind, name, why])).toEqual([
    ['company', 'Estaba', 'edited'],
  ])
  expect(await firm.names((db) => db`select town as name from account_told`)).toEqual(['Lugo'])
})

test('a later run that changed it is in the way, until that one is taken back as well', async () => {
  const firm = await aFirm()
  const later = await firm.checked([
    csv('companies.csv', 'Company ID,Company Name,Company Domain Name', '1,Una Nueva,una.example'),
  ])
  expect(later.counts).toMatchObject([{ changed: 1 }])
  await firm.take(later)
  await firm.reverse(later)
  expect((await firm.reverse(firm.run)).undone).toMatchObject({ kept: 0 })
  expect(await firm.names((db) => db`select name from account`)).toEqual(['Estaba'])
})
