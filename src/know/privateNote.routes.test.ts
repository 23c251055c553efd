import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addContact, putPlace, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { addPrivateNote, dropPrivateNote, listPrivateNotes } from './privateNote.api.ts'
import { privateNoteJobs } from './privateNote.jobs.ts'
import { privateNoteRoutes } from './privateNote.routes.ts'
import { forgetOld } from './privateNote.store.ts'
import { searchEverything } from './search.api.ts'
import { searchRoutes } from './search.routes.ts'

async function aPerson() {
  const firm = aFirm(
    [...accountRoutes, ...contactRoutes, ...privateNoteRoutes, ...searchRoutes],
    privateNoteJobs,
  )
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: manager.id })
  const { contactId } = await manager.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const note = {
    contactId,
    text: 'Su hija juega al ajedrez',
    purpose: 'No llamar los sábados de torneo',
    ground: 'told',
    untilOn: '2027-06-30',
  } as const
  return { ...firm, accountId, contactId, note }
}

test('who looks after the account and who wrote it see it; lead, expert, viewer and strangers don’t', async () => {
  const { lead, manager, expert, viewer, note, contactId, join } = await aPerson()
  await manager.ask(addPrivateNote, note)
  expect(await manager.ask(listPrivateNotes, { contactId })).toMatchObject([
    { text: 'Su hija juega al ajedrez', own: true },
  ])
  for (const other of [lead, expert, join('manager')]) {
    expect(await other.ask(listPrivateNotes, { contactId })).toEqual([])
  }
  await expect(viewer.ask(listPrivateNotes, { contactId })).rejects.toMatchObject({ status: 403 })
  await lead.ask(addPrivateNote, { ...note, text: 'de dirección' })
  expect(await lead.ask(listPrivateNotes, { contactId })).toMatchObject([{ text: 'de dirección' }])
  expect(await manager.ask(listPrivateNotes, { contactId })).toHaveLength(2)
})

test('who looks after where they worked before sees none of it; who looks after where they work now does', async () => {
  const { lead, manager, join, note, contactId, accountId } = await aPerson()
  await manager.ask(addPrivateNote, note)
  const next = join('manager')
  const { accountId: there } = await lead.ask(addAccount, { name: 'Otra', managerId: next.id })
  await lead.ask(putPlace, { contactId, accountId: there })
  expect(await next.ask(listPrivateNotes, { contactId })).toHaveLength(1)
  const { places } = await lead.ask(readContact, { contactId })
  const before = places.find((place) => place.accountId === accountId)!
  await lead.ask(putPlace, { contactId, ...before, untilOn: '2026-01-31' })
  await next.ask(addPrivateNote, { ...note, text: 'Ahora viaja los lunes' })
  expect(await manager.ask(listPrivateNotes, { contactId })).toMatchObject([{ own: true }])
  expect(await next.ask(listPrivateNotes, { contactId })).toHaveLength(2)
})

test('who may not see it can’t take it away; the history doesn’t tell what it said', async () => {
  const { lead, manager, db, note, contactId, accountId } = await aPerson()
  const { noteId } = await manager.ask(addPrivateNote, note)
  await expect(lead.ask(dropPrivateNote, { contactId, noteId })).rejects.toMatchObject({
    status: 404,
  })
  const told = await db((tx) => tx`select about::text from happening`)
  expect(JSON.stringify(told)).not.toContain('ajedrez')
  expect(JSON.stringify(await lead.ask(readHistory, { accountId }))).not.toContain('ajedrez')
  await manager.ask(dropPrivateNote, { contactId, noteId })
  expect(await manager.ask(listPrivateNotes, { contactId })).toEqual([])
})

test('it is kept for a while, not for ever, and then forgotten by itself', async () => {
  const { manager, db, note } = await aPerson()
  for (const [untilOn, code] of [
    ['2026-01-01', 'know/note-until-past'],
    ['2040-01-01', 'know/note-until-far'],
  ] as const) {
    await expect(manager.ask(addPrivateNote, { ...note, untilOn })).rejects.toMatchObject({ code })
  }
  await manager.ask(addPrivateNote, { ...note, untilOn: TODAY })
  await manager.ask(addPrivateNote, note)
  expect(await db((tx) => forgetOld(tx, TODAY))).toBe(0)
  expect(await db((tx) => forgetOld(tx, '2027-01-01'))).toBe(1)
})

test('another firm’s people have no notes here', async () => {
  const { manager, note, contactId } = await aPerson()
  const { noteId } = await manager.ask(addPrivateNote, note)
  const other = aFirm([
    ...accountRoutes,
    ...contactRoutes,
    ...privateNoteRoutes,
    ...searchRoutes,
  ]).lead
  for (const act of [
    () => other.ask(listPrivateNotes, { contactId }),
    () => other.ask(addPrivateNote, note),
    () => other.ask(dropPrivateNote, { contactId, noteId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})

test('no search finds a personal note, whoever asks: neither who wrote it nor who may read it', async () => {
  const { lead, manager, expert, admin, viewer, join, note } = await aPerson()
  await lead.ask(addPrivateNote, note)
  expect(await manager.ask(searchEverything, { q: 'Ana Ruiz' })).toMatchObject([
    { kind: 'contact' },
  ])
  for (const q of ['ajedrez', 'hija juega', 'torneo', 'ajedres', 'no llamar los sábados']) {
    for (const who of [lead, manager, expert, admin, viewer, join('manager')]) {
      expect([q, who.role, await who.ask(searchEverything, { q })]).toEqual([q, who.role, []])
    }
  }
})
