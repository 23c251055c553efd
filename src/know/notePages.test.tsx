// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { ActivityTab } from '../accounts/ActivityTab.tsx'
import { aFirm, dataFolder } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { attachmentRoutes } from './attachment.routes.ts'
import { CaptureBox } from './CaptureBox.tsx'
import { putMilestone } from './milestone.api.ts'
import { milestoneRoutes } from './milestone.routes.ts'
import { MilestonesCard } from './MilestonesCard.tsx'
import { changeNote, listNotes, readNote, writeNote } from './note.api.ts'
import { bodyOf } from './noteBody.ts'
import {
  type Draft,
  keepDraft,
  keepWaiting,
  openCapture,
  readDraft,
  waitingNotes,
} from './noteDrafts.tsx'
import { noteRoutes } from './note.routes.ts'
import { NotesTab } from './NotesTab.tsx'
import { searchRoutes } from './search.routes.ts'

// What the editor asks of a browser and jsdom can't answer.
document.elementFromPoint = () => null
Range.prototype.getClientRects = () => [] as never
Range.prototype.getBoundingClientRect = () => new DOMRect()

async function aClient() {
  const attachments = { mostBytes: 1000, endings: ['txt', 'png'] }
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...noteRoutes,
    ...milestoneRoutes,
    ...searchRoutes,
    ...attachmentRoutes({ dataFolder, attachments }),
  ])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const place = { firmId: firm.firmId, personId: firm.lead.id }
  return { ...firm, accountId, place }
}

const aDraft = (text: string, accountId: string): Draft => ({
  noteId: randomUUID(),
  body: bodyOf(text),
  tags: [],
  accounts: [{ accountId, name: 'Forjas Levante' }],
})

test('a draft that survived is shown again, and a double click writes it once', async () => {
  const { lead, accountId, place } = await aClient()
  keepDraft(place, aDraft('Quieren una visita en marzo', accountId))
  const page = await show(<CaptureBox />, lead)
  openCapture()
  const box = await page.findByRole('textbox', { name: 'Qué apuntas' })
  expect(box.textContent).toBe('Quieren una visita en marzo')
  const save = page.getByRole('button', { name: 'Guardar' })
  fireEvent.click(save)
  fireEvent.click(save)
  await page.findByText('Apuntado')
  const { rows } = await lead.ask(listNotes, {})
  expect(rows).toMatchObject([
    { text: 'Quieren una visita en marzo', accounts: [{ name: 'Forjas Levante' }] },
  ])
  expect(readDraft(place)).toBeNull()
})

test('without a connection a note waits on the device, and is sent once when it is back', async () => {
  const { lead, accountId, place } = await aClient()
  keepDraft(place, aDraft('Apuntado en el ascensor', accountId))
  const page = await show(<CaptureBox />, lead)
  openCapture()
  await page.findByRole('textbox', { name: 'Qué apuntas' })
  const there = globalThis.fetch
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') throw new TypeError('offline')
    return there(path, init)
  })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText(/Sin conexión/)
  expect(waitingNotes(place)).toHaveLength(1)
  expect((await lead.ask(listNotes, {})).total).toBe(0)
  vi.stubGlobal('fetch', there)
  fireEvent(window, new Event('online'))
  fireEvent(window, new Event('online'))
  await page.findByText('Enviada la nota que esperaba conexión')
  expect(waitingNotes(place)).toEqual([])
  expect((await lead.ask(listNotes, {})).total).toBe(1)
})

test('a note that is refused later is given back to be looked at', async () => {
  const { lead, place } = await aClient()
  keepWaiting(place, [aDraft('De una cuenta que ya no está', randomUUID())])
  const page = await show(<CaptureBox />, lead)
  await waitFor(() => expect(waitingNotes(place)).toEqual([]))
  await page.findByRole('alert')
  expect(readDraft(place)!.body).toEqual(bodyOf('De una cuenta que ya no está'))
})

test('who changes a note that someone else has changed sees both, and loses nothing', async () => {
  const { lead, accountId } = await aClient()
  const note = { noteId: randomUUID(), body: bodyOf('Primera'), accountIds: [accountId], tags: [] }
  await lead.ask(writeNote, note)
  const page = await show(<NotesTab accountId={accountId} />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Cambiar' }))
  await page.findByRole('textbox', { name: 'Qué apuntas' })
  await lead.ask(changeNote, { ...note, body: bodyOf('La del otro'), revision: 1 })
  const dialog = within(page.getByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Guardar' }))
  await dialog.findByText('La del otro')
  expect(dialog.getByRole('textbox', { name: 'Qué apuntas' }).textContent).toBe('Primera')
  fireEvent.click(dialog.getByRole('button', { name: 'Guardar' }))
  await waitFor(async () => expect((await lead.ask(readNote, note)).text).toBe('Primera'))
})

test('a note is drawn as what it is: hostile text stays text, links only lead to pages', async () => {
  const { lead, accountId } = await aClient()
  const marks = [{ type: 'link' as const, attrs: { href: 'https://example.com/a' } }]
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [
          { type: 'text' as const, text: '<img src=x onerror=alert(1)> ' },
          { type: 'text' as const, text: 'plano', marks },
          {
            type: 'mention' as const,
            attrs: { kind: 'account' as const, id: accountId, label: 'Forjas' },
          },
        ],
      },
    ],
  }
  await lead.ask(writeNote, {
    noteId: randomUUID(),
    body,
    accountIds: [accountId],
    tags: ['plazos'],
  })
  const page = await show(<NotesTab accountId={accountId} />, lead)
  await page.findByText(/<img src=x onerror/)
  expect(page.container.querySelector('.NoteText img')).toBeNull()
  expect(page.getByRole('link', { name: 'plano' }).getAttribute('rel')).toContain('noopener')
  expect(page.getByRole('link', { name: '@Forjas' }).getAttribute('href')).toBe(
    `/accounts/${accountId}`,
  )
  fireEvent.click(page.getByRole('button', { name: 'Borrar' }))
  await page.findByText('Nota borrada')
  await page.findByText(/Todavía no hay notas/)
})

test('a milestone stands on its day in the timeline, which shows one kind at a time', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(putMilestone, {
    accountId,
    day: '2019-05-02',
    title: 'Primera visita',
    source: 'Acta',
  })
  await lead.ask(writeNote, {
    noteId: randomUUID(),
    body: bodyOf('Una nota'),
    accountIds: [accountId],
    tags: [],
  })
  const page = await show(
    <ActivityTab accountId={accountId}>
      <MilestonesCard accountId={accountId} />
    </ActivityTab>,
    lead,
  )
  await page.findByText('Primera visita (según Acta)')
  page.getByRole('link', { name: /Una nota/ })
  fireEvent.click(page.getByRole('button', { name: 'Hitos' }))
  await waitFor(() => expect(page.queryByRole('link', { name: /Una nota/ })).toBeNull())
  page.getByText('Primera visita (según Acta)')
  fireEvent.click(page.getByRole('button', { name: 'Compras' }))
  await page.findByText('Nada de esto todavía.')
})
