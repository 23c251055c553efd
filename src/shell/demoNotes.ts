/** In the demonstration: notes and milestones of the largest clients, written by those who look after them. */
import { streamAddress } from '../kernel/call.ts'
import { attachToNote } from '../know/attachment.api.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { putMilestone } from '../know/milestone.api.ts'
import { writeNote } from '../know/note.api.ts'
import type { Block, Inline, Mention, NoteBody } from '../know/noteBody.ts'
import type { Client } from '../../samples/clients.ts'
import { minutesPdf, notesOf } from '../../samples/notes.ts'
import { EXPERTS, MANAGERS } from '../../samples/people.ts'
import { SEED } from '../../samples/sample.ts'
import { accountIds, memberIds } from './demoIds.ts'
import { type Remote, send } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: string
  as: (personId: string, role: 'manager') => Remote
}
type Mentions = Record<'who' | 'own' | 'other', Mention['attrs'] | null>

/** After the people at the clients are there. */
export async function tellNotes(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const idOf = await accountIds(there)
  const members = await memberIds(there)
  const all = notesOf(clients, asOf, SEED)
  for (const [place, { client, notes, milestones }] of all.entries()) {
    const accountId = idOf.get(client.code)
    const managerId = members.get(MANAGERS[client.seller]!.name)
    if (!accountId || !managerId) continue
    const manager = as(managerId, 'manager')
    for (const milestone of milestones) await manager.ask(putMilestone, { ...milestone, accountId })
    const contacts = await manager.ask(listAccountContacts, { accountId })
    const { client: other } = all[(place + 1) % all.length]!
    for (const [at, { text, tags, writtenAt }] of notes.entries()) {
      const contact = contacts[at % Math.max(contacts.length, 1)]
      const expert = EXPERTS[(place + at) % EXPERTS.length]!.name
      const body = bodyWith(text, {
        who: contact ? { kind: 'contact', id: contact.contactId, label: contact.name } : null,
        own: mention('person', members.get(expert), expert),
        other: mention('account', idOf.get(other.code), other.name),
      })
      const noteId = crypto.randomUUID()
      const given = { noteId, body, tags: [...tags], accountIds: [accountId], writtenAt }
      await manager.ask(writeNote, given)
      if (tags.includes('revisión')) await attachMinutes(manager, noteId, client.name)
    }
  }
}

const mention = (kind: Mention['attrs']['kind'], id: string | undefined, label: string) =>
  id ? { kind, id, label } : null

/** Words where nobody is known to be meant. */
const WITHOUT = { who: 'su responsable de compras', own: 'un compañero', other: 'otro cliente' }

function bodyWith(text: string, mentions: Mentions): NoteBody {
  const content: Block[] = []
  for (const line of text.split('\n')) {
    const paragraph = {
      type: 'paragraph' as const,
      content: inlines(line.replace(/^- /, ''), mentions),
    }
    if (!line.startsWith('- ')) content.push(paragraph)
    else {
      const last = content.at(-1)
      const item = { type: 'listItem' as const, content: [paragraph] }
      if (last?.type === 'bulletList') last.content.push(item)
      else content.push({ type: 'bulletList', content: [item] })
    }
  }
  return { type: 'doc', content }
}

function inlines(line: string, mentions: Mentions): Inline[] {
  return line
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{(who|own|other)\}$/.exec(part)?.[1] as keyof Mentions | undefined
      const meant = name && mentions[name]
      if (meant) return { type: 'mention', attrs: meant }
      return { type: 'text', text: name ? WITHOUT[name] : part }
    })
}

async function attachMinutes(manager: Remote, noteId: string, client: string): Promise<void> {
  const lines = [
    `Acta de la revisión con ${client}`,
    '',
    'Entregas a tiempo: 97 %. Sin reclamaciones abiertas.',
    'Acordado: plano de la planta nueva en marzo; existencias en su almacén.',
  ]
  const address = streamAddress(attachToNote, { noteId, name: 'Acta de la revisión.pdf' })
  await send(manager, address, { method: 'POST', body: new Uint8Array(minutesPdf(lines)) })
}
