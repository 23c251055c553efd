/** What someone is writing down and what waits to be sent: kept on this device, per person and firm, across reloads. */
import { keepChoice, readChoice } from '../ui/choices.ts'
import { signal } from '../ui/signal.ts'
import type { NoteBody } from './noteBody.ts'

export type Linked = { accountId: string; name: string }
export type Draft = { noteId: string; body: NoteBody; tags: string[]; accounts: Linked[] }

/** Whose: of one person in one firm. */
export type Place = { firmId: string; personId: string }
const under = (what: string, { firmId, personId }: Place) => `note:${what}:${firmId}:${personId}`

export const EMPTY: NoteBody = { type: 'doc', content: [{ type: 'paragraph' }] }

export function newDraft(accounts: Linked[] = []): Draft {
  return { noteId: crypto.randomUUID(), body: EMPTY, tags: [], accounts }
}

export const readDraft = (place: Place) => readChoice<Draft | null>(under('draft', place), null)
export const keepDraft = (place: Place, draft: Draft | null) =>
  keepChoice(under('draft', place), draft)

export const waitingNotes = (place: Place) => readChoice<Draft[]>(under('waiting', place), [])
export const keepWaiting = (place: Place, notes: Draft[]) =>
  keepChoice(under('waiting', place), notes)

/** The capture box: closed, or open with the accounts that it begins with. */
export const capture = signal<{ accounts: Linked[] } | null>(null)

export const openCapture = (accounts: Linked[] = []) => capture.set({ accounts })
