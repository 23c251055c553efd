import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { streamAddress } from '../kernel/call.ts'
import { filesIn } from '../platform/backup/files.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import {
  attachToAccount,
  attachToNote,
  downloadAttachment,
  dropAttachment,
  listAccountAttachments,
  restoreAttachment,
} from './attachment.api.ts'
import { attachmentRoutes } from './attachment.routes.ts'
import { Attachment, FileName, kindOf } from './attachment.ts'
import { purge } from './attachment.store.ts'
import { dropNote, readNote, writeNote } from './note.api.ts'
import { bodyOf } from './noteBody.ts'
import { noteRoutes } from './note.routes.ts'
import { searchEverything } from './search.api.ts'
import { searchRoutes } from './search.routes.ts'

const limits = { mostBytes: 2000, endings: ['png', 'pdf', 'txt', 'docx'] }
const routes = [
  ...accountRoutes,
  ...noteRoutes,
  ...searchRoutes,
  ...attachmentRoutes({ dataFolder, attachments: limits }),
]
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('<script>alert(1)</script>'),
])

type Someone = ReturnType<typeof aFirm>['lead']

async function aNote() {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const noteId = randomUUID()
  await firm.lead.ask(writeNote, {
    noteId,
    body: bodyOf('Con plano'),
    accountIds: [accountId],
    tags: [],
  })
  return { ...firm, accountId, noteId }
}

async function attach(someone: Someone, noteId: string, name: string, bytes: Buffer) {
  const address = streamAddress(attachToNote, { noteId, name })
  const answer = await someone.fetch(address, { method: 'POST', body: bytes as never })
  const told = (await answer.json()) as { code?: string }
  return { status: answer.status, code: told.code, told }
}

async function attached(someone: Someone, noteId: string, name: string, bytes: Buffer) {
  return Attachment.parse((await attach(someone, noteId, name, bytes)).told)
}

const open = (someone: Someone, attachmentId: string, shown = false) =>
  someone.fetch(
    streamAddress(downloadAttachment, { attachmentId, ...(shown ? { shown: 'true' } : {}) }),
    { method: 'GET' },
  )

test('a file hangs on a note, is found by its name, and is served so that nothing of it runs', async () => {
  const { lead, viewer, noteId, firmId } = await aNote()
  const file = await attached(lead, noteId, 'Plano eje.png', PNG)
  expect(file).toMatchObject({ name: 'Plano eje.png', shows: 'picture', bytes: PNG.length })
  expect((await viewer.ask(readNote, { noteId })).attachments).toEqual([file])
  const kinds = (await viewer.ask(searchEverything, { q: 'plano eje' })).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['attachment', 'note'])
  const shown = await open(viewer, file.attachmentId, true)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "inline; filename*=UTF-8''Plano%20eje.png",
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  })
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)
  const saved = await open(viewer, file.attachmentId)
  expect(saved.headers.get('content-type')).toBe('application/octet-stream')
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
  // A backup takes it along, also one of this firm alone.
  const kept = (await filesIn(dataFolder, firmId)).map(({ path }) => path)
  expect(kept).toEqual([`attachments/${firmId}/${file.attachmentId}`])
})

test('a page called a picture is only ever saved', async () => {
  const { lead, noteId } = await aNote()
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  const file = await attached(lead, noteId, 'foto.png', page)
  expect(file.shows).toBe('file')
  const shown = await open(lead, file.attachmentId, true)
  expect(shown.headers.get('content-type')).toBe('application/octet-stream')
  expect(shown.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(kindOf('%PDF-1.7')).toEqual({ shows: 'pdf', type: 'application/pdf' })
})

test('too large, empty or of another kind comes in nowhere', async () => {
  const { lead, noteId, firmId } = await aNote()
  const cases = [
    ['grande.pdf', Buffer.alloc(2001, 1), 'know/attachment-too-big', 413],
    ['vacío.pdf', Buffer.alloc(0), 'know/attachment-empty', 422],
    ['virus.exe', PNG, 'know/attachment-kind', 422],
    ['pagina.html', PNG, 'know/attachment-kind', 422],
    ['sin ending', PNG, 'know/attachment-kind', 422],
  ] as const
  for (const [name, bytes, code, status] of cases) {
    expect(await attach(lead, noteId, name, bytes)).toMatchObject({ code, status })
  }
  // Whoever lies about its length is broken off.
  const address = streamAddress(attachToNote, { noteId, name: 'mucho.pdf' })
  const body = new ReadableStream({
    start(control) {
      for (let at = 0; at < 10; at++) control.enqueue(new Uint8Array(1000))
      control.close()
    },
  })
  const answer = await lead.fetch(address, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(413)
  const left = readdirSync(join(dataFolder, 'attachments', firmId))
  expect([left, readdirSync(join(dataFolder, 'work', firmId))]).toEqual([[], []])
})

test('a name is a name and no path', () => {
  expect(FileName.parse('../../etc/passwd.txt')).toBe('passwd.txt')
  expect(FileName.parse('C:\\dir\\a\u202Etxt.exe')).toBe('atxt.exe')
  for (const name of ['', '/', '\u0000']) expect(FileName.safeParse(name).success).toBe(false)
})

test('what is dropped can come back, and its bytes go when that time is over', async () => {
  const { lead, noteId, firmId, db } = await aNote()
  const { attachmentId } = await attached(lead, noteId, 'Plano.png', PNG)
  const path = join(dataFolder, 'attachments', firmId, attachmentId)
  await lead.ask(dropAttachment, { attachmentId })
  expect((await lead.ask(readNote, { noteId })).attachments).toEqual([])
  expect(await lead.ask(searchEverything, { q: 'plano', kind: ['attachment'] })).toEqual([])
  expect((await open(lead, attachmentId)).status).toBe(404)
  await lead.ask(restoreAttachment, { attachmentId })
  expect((await open(lead, attachmentId)).status).toBe(200)
  await lead.ask(dropAttachment, { attachmentId })
  utimesSync(path, 1, 1)
  await db((tx) => purge(tx, { dataFolder }))
  expect(existsSync(path)).toBe(true)
  await db((tx) => tx`update attachment set dropped_at = now() - interval '2 days'`)
  await db((tx) => purge(tx, { dataFolder }))
  expect(existsSync(path)).toBe(false)
  // With its note, after a month.
  const second = await attached(lead, noteId, 'Otro.png', PNG)
  const other = join(dataFolder, 'attachments', firmId, second.attachmentId)
  await lead.ask(dropNote, { noteId })
  expect(await lead.ask(searchEverything, { q: 'otro' })).toEqual([])
  utimesSync(other, 1, 1)
  await db((tx) => tx`update note set dropped_at = now() - interval '40 days'`)
  await db((tx) => purge(tx, { dataFolder }))
  expect(existsSync(other)).toBe(false)
})

test('files are as hidden as what they hang on', async () => {
  const { lead, expert, viewer, join: joined, accountId, noteId } = await aNote()
  const file = await attached(lead, noteId, 'Plano.png', PNG)
  const { attachmentId } = file
  const other = aFirm(routes).lead
  const own = joined('manager', { sees: 'own' })
  for (const stranger of [other, own]) {
    expect((await open(stranger, attachmentId)).status).toBe(404)
    expect((await attach(stranger, noteId, 'x.png', PNG)).status).toBe(404)
    await expect(stranger.ask(dropAttachment, { attachmentId })).rejects.toMatchObject({
      status: 404,
    })
    await expect(stranger.ask(listAccountAttachments, { accountId })).rejects.toMatchObject({
      status: 404,
    })
  }
  expect((await attach(viewer, noteId, 'x.png', PNG)).status).toBe(403)
  expect((await attach(expert, noteId, 'x.png', PNG)).code).toBe('know/note-not-yours')
  await expect(expert.ask(dropAttachment, { attachmentId })).rejects.toMatchObject({ status: 403 })
  const address = streamAddress(attachToAccount, { accountId, name: 'Contrato.pdf' })
  const sent = await expert.fetch(address, { method: 'POST', body: '%PDF-1.7 x' })
  expect(sent.status).toBe(200)
  expect(await viewer.ask(listAccountAttachments, { accountId })).toMatchObject([
    { name: 'Contrato.pdf', shows: 'pdf' },
  ])
})
