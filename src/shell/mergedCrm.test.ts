/** A file of a CRM that means someone who was merged: the kept one is brought up to date. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { addContact, listContacts, readContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { mergeContacts, separateContacts } from '../know/contactMerge.api.ts'
import { contactMergeRoutes } from '../know/contactMerge.routes.ts'
import { crmTargets } from './crm.ts'

const csv = (name: string, ...lines: string[]) => ({ name, content: `${lines.join('\n')}\n` })

async function aMergedPerson() {
  const firm = aBringingFirm(crmTargets, [
    ...accountRoutes,
    ...contactRoutes,
    ...contactMergeRoutes,
  ])
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', code: '100' })
  const add = async (name: string, value: string) => {
    const place = { accountId }
    const reaches = [{ kind: 'mail' as const, value }]
    return (await lead.ask(addContact, { name, reaches, place })).contactId
  }
  const [kept, other] = [
    await add('Ana Ruiz', 'ana@forjas.example'),
    await add('Anna', 'gil@forjas.example'),
  ]
  await lead.ask(mergeContacts, { contactId: kept, otherId: other })
  return { ...firm, accountId, kept, other }
}

test('the other’s mail means the kept one, who is changed and not doubled', async () => {
  const firm = await aMergedPerson()
  const { lead, kept, other } = firm
  const run = await firm.checked([
    csv(
      'personas.csv',
      'Código cliente;Nombre;Cargo;Correo;Móvil',
      '100;Ana Ruiz;Gerencia;GIL@forjas.example;600111222',
    ),
  ])
  expect(run.counts).toMatchObject([{ kind: 'contact', added: 0, changed: 1 }])
  await firm.take(run)
  expect((await lead.ask(listContacts, {})).total).toBe(1)
  const one = await lead.ask(readContact, { contactId: kept })
  expect(one.places).toHaveLength(2)
  expect(one.places.map(({ jobTitle }) => jobTitle)).toContain('Gerencia')
  expect(one.reaches).toContainEqual({ kind: 'mobile', value: '600111222' })
  const owners = await firm.db((tx) => tx`select contact_id from contact_place order by contact_id`)
  expect(owners.map((row) => row['contactId'] as string)).toEqual([kept, other].toSorted())

  await firm.reverse(run)
  await lead.ask(separateContacts, { contactId: kept, otherId: other })
  expect(await lead.ask(readContact, { contactId: other })).toMatchObject({
    name: 'Anna',
    reaches: [{ value: 'gil@forjas.example' }],
    places: [{ jobTitle: '' }],
  })
})

test('so does the other’s id in another program', async () => {
  const firm = await aMergedPerson()
  const { lead, db, kept, other } = firm
  await db(
    (tx) => tx`
    insert into external_id (system, kind, external_id, thing_id)
    values ('salesforce', 'contact', '003A00000000001AAA', ${other})
  `,
  )
  const run = await firm.checked([
    csv(
      'contactos.csv',
      'Contact ID,First Name,Last Name,Mobile',
      '003A00000000001AAA,Ana,Ruiz,600',
    ),
  ])
  expect(run.counts).toMatchObject([{ kind: 'contact', added: 0, changed: 1 }])
  await firm.take(run)
  expect((await lead.ask(listContacts, {})).total).toBe(1)
  expect((await lead.ask(readContact, { contactId: kept })).reaches).toContainEqual({
    kind: 'mobile',
    value: '600',
  })
})

test('a run whose people were merged since is taken back without them', async () => {
  const firm = await aMergedPerson()
  const { lead, kept } = firm
  const run = await firm.checked([
    csv(
      'personas.csv',
      'Código cliente;Nombre;Cargo;Correo',
      '100;Luis Gil;Calidad;luis@forjas.example',
    ),
  ])
  await firm.take(run)
  const luis = (await lead.ask(listContacts, { q: 'luis' })).rows[0]!
  await lead.ask(mergeContacts, { contactId: luis.contactId, otherId: kept })
  await firm.reverse(run)
  expect(await lead.ask(readContact, { contactId: kept })).toMatchObject({ name: 'Luis Gil' })
})
