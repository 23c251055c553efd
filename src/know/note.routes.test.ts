import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { mergeAccounts, separateAccounts } from '../accounts/merge.api.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { aFirm } from '../platform/testing.ts'
import {
  changeNote,
  dropNote,
  listNotes,
  listNoteTags,
  readNote,
  restoreNote,
  writeNote,
} from './note.api.ts'
import { bodyOf } from './noteBody.ts'
import { noteRoutes } from './note.routes.ts'
import { searchEverything } from './search.api.ts'
import { searchRoutes } from './search.routes.ts'

const routes = [...accountRoutes, ...mergeRoutes, ...noteRoutes, ...searchRoutes]

async function aClient() {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

function aNote(text: string, accountIds: string[] = [], tags: string[] = []) {
  return { noteId: randomUUID(), body: bodyOf(text), accountIds, tags }
}

test('a note is written once however often it is sent, found at once, and told in the history', async () => {
  const { expert, viewer, accountId } = await aClient()
  const note = aNote('Visita a la planta\nQuieren acortar los plazos', [accountId], ['plazos'])
  const [first, again] = await Promise.all([
    expert.ask(writeNote, note),
    expert.ask(writeNote, note),
  ])
  expect(again).toEqual(first)
  expect(first).toMatchObject({
    text: 'Visita a la planta\nQuieren acortar los plazos',
    tags: ['plazos'],
    accounts: [{ accountId, name: 'Forjas Levante' }],
    madeByName: 'Elena',
    revision: 1,
  })
  expect((await viewer.ask(listNotes, { account: accountId })).total).toBe(1)
  expect((await viewer.ask(listNotes, { q: 'acorta plazo' })).total).toBe(1)
  expect((await viewer.ask(listNotes, { q: 'nada' })).total).toBe(0)
  expect((await viewer.ask(listNotes, { tag: 'plazos', mine: 'true' })).total).toBe(0)
  expect(await viewer.ask(listNoteTags, {})).toEqual([{ tag: 'plazos', notes: 1 }])
  const [found] = await viewer.ask(searchEverything, { q: 'acortar' })
  expect(found).toMatchObject({ kind: 'note', title: 'Visita a la planta', accountId, near: false })
  expect(found!.excerpt).toContain('acortar los plazos')
  const { happenings } = await viewer.ask(readHistory, { accountId, kind: ['note'] })
  expect(happenings).toMatchObject([
    { what: 'note.written', about: { title: first.text.slice(0, 120) }, byName: 'Elena' },
  ])
})

test('who began from an older state is told, and nothing of the other is lost', async () => {
  const { expert, lead, accountId } = await aClient()
  const note = aNote('Primera', [accountId])
  await expert.ask(writeNote, note)
  const given = { ...note, body: bodyOf('Segunda'), revision: 1 }
  expect(await lead.ask(changeNote, given)).toMatchObject({
    now: { text: 'Segunda', revision: 2 },
    before: { text: 'Primera' },
  })
  await expect(
    expert.ask(changeNote, { ...note, body: bodyOf('Tercera'), revision: 1 }),
  ).rejects.toMatchObject({ status: 409, code: 'know/note-changed-since' })
  expect((await expert.ask(readNote, note)).text).toBe('Segunda')
})

test('a deleted note is nowhere, and comes back whole', async () => {
  const { lead, viewer, accountId } = await aClient()
  const note = aNote('Un secreto a voces', [accountId])
  await lead.ask(writeNote, note)
  await lead.ask(dropNote, note)
  await expect(viewer.ask(readNote, note)).rejects.toMatchObject({ status: 404 })
  expect((await viewer.ask(listNotes, {})).total).toBe(0)
  expect(await viewer.ask(searchEverything, { q: 'voces' })).toEqual([])
  expect(JSON.stringify(await viewer.ask(readHistory, { accountId }))).not.toContain('secreto')
  await lead.ask(restoreNote, note)
  expect(await viewer.ask(searchEverything, { q: 'voces' })).toHaveLength(1)
  await expect(lead.ask(restoreNote, note)).rejects.toMatchObject({ status: 404 })
})

test('a note is changed by who wrote it, who leads, and who looks after one of its accounts', async () => {
  const { lead, expert, viewer, join, accountId } = await aClient()
  const carer = join('manager')
  const { accountId: cared } = await lead.ask(addAccount, { name: 'Mía', managerId: carer.id })
  const [one, two] = [aNote('Una', [accountId]), aNote('Dos', [cared])]
  await expert.ask(writeNote, one)
  await expert.ask(writeNote, two)
  await expect(viewer.ask(writeNote, aNote('x'))).rejects.toMatchObject({ status: 403 })
  const change = { body: bodyOf('otra'), tags: [], revision: 1 }
  await expect(carer.ask(changeNote, { ...one, ...change })).rejects.toMatchObject({
    code: 'know/note-not-yours',
  })
  await expect(carer.ask(dropNote, one)).rejects.toMatchObject({ status: 403 })
  await carer.ask(changeNote, { ...two, ...change })
  await expert.ask(dropNote, two)
})

test('who sees only their own accounts sees their notes, and takes none from the others', async () => {
  const { lead, join, accountId } = await aClient()
  const marta = join('manager', { sees: 'own' })
  const { accountId: mine } = await lead.ask(addAccount, { name: 'Mía', managerId: marta.id })
  const shared = aNote('De las dos', [mine, accountId])
  await lead.ask(writeNote, shared)
  await lead.ask(writeNote, aNote('Ajena', [accountId]))
  await lead.ask(writeNote, aNote('De nadie'))
  await marta.ask(writeNote, aNote('Suya'))
  const seen = (await marta.ask(listNotes, {})).rows
  expect(seen.map(({ text }) => text).toSorted()).toEqual(['De las dos', 'Suya'])
  expect(seen.find(({ text }) => text === 'De las dos')!.accounts).toHaveLength(1)
  await expect(marta.ask(writeNote, aNote('x', [accountId]))).rejects.toMatchObject({ status: 404 })
  const changed = { ...shared, body: bodyOf('Cambiada'), accountIds: [mine], revision: 1 }
  await marta.ask(changeNote, changed)
  expect((await lead.ask(readNote, shared)).accounts).toHaveLength(2)
  const [found] = await lead.ask(searchEverything, { q: 'cambiada' })
  expect(found).toBeDefined()
})

test('another firm’s notes are not there', async () => {
  const { lead, accountId } = await aClient()
  const note = aNote('Nuestra', [accountId])
  await lead.ask(writeNote, note)
  const { lead: other } = aFirm(routes)
  expect((await other.ask(listNotes, {})).rows).toEqual([])
  for (const act of [
    () => other.ask(readNote, note),
    () => other.ask(changeNote, { ...note, accountIds: [], revision: 1 }),
    () => other.ask(dropNote, note),
    () => other.ask(restoreNote, note),
    () => other.ask(writeNote, aNote('x', [accountId])),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  // The same id is another note there.
  await other.ask(writeNote, { ...note, accountIds: [] })
  expect((await lead.ask(readNote, note)).accounts).toHaveLength(1)
})

test('only what the editor writes comes in, and hostile text stays text', async () => {
  const { lead } = await aClient()
  const text = (value: string, marks?: object[]) => ({
    type: 'text',
    text: value,
    ...(marks && { marks }),
  })
  const doc = (...content: unknown[]) => ({ type: 'doc', content })
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
  let deep: unknown = paragraph(text('x'))
  for (let level = 0; level < 5_000; level++) deep = { type: 'blockquote', content: [deep] }
  for (const body of [
    doc({ type: 'iframe', attrs: { src: 'https://x.example' } }),
    doc(paragraph(text('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))),
    doc(paragraph(text('x', [{ type: 'textStyle', attrs: { color: 'red' } }]))),
    doc(paragraph({ type: 'mention', attrs: { kind: 'robot', id: randomUUID(), label: 'x' } })),
    doc(deep),
    doc(paragraph()),
    'hola',
    null,
  ]) {
    await expect(lead.ask(writeNote, { ...aNote('x'), body })).rejects.toMatchObject({
      status: 422,
    })
  }
  const hostile = '<script>alert(1)</script> \u202Eevil 😀 {{name}}'
  const { text: kept } = await lead.ask(writeNote, aNote(hostile))
  expect(kept).toBe(hostile)
  const long = 'palabra '.repeat(12_400).trim()
  expect((await lead.ask(writeNote, aNote(long))).text).toHaveLength(long.length)
  await expect(lead.ask(writeNote, aNote(`${long} ${long}`))).rejects.toMatchObject({ status: 422 })
})

test('a note that is changed while its account is merged is on the same accounts once they are separated', async () => {
  const { lead, accountId: kept } = await aClient()
  const { accountId: other } = await lead.ask(addAccount, { name: 'Forjas Levante SL' })
  const { accountId: third } = await lead.ask(addAccount, { name: 'Otra' })
  const note = aNote('Primera', [other])
  await lead.ask(writeNote, note)
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other, theirs: [] } as never)
  const seen = await lead.ask(readNote, note)
  const accountIds = seen.accounts.map(({ accountId }) => accountId)
  expect(accountIds).toEqual([kept])
  await lead.ask(changeNote, {
    ...note,
    body: bodyOf('Segunda'),
    accountIds: [...accountIds, third],
    revision: 1,
  })
  await lead.ask(separateAccounts, { accountId: kept, otherId: other })
  const names = (await lead.ask(readNote, note)).accounts.map(({ name }) => name)
  expect(names.toSorted()).toEqual(['Forjas Levante SL', 'Otra'])
})
