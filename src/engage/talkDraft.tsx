/** The box in which a talk is told, over whichever page is open: closed, or open with what it begins from. */
import { keepChoice, readChoice } from '../ui/choices.ts'
import { signal } from '../ui/signal.ts'
import type { InteractionGiven } from './interaction.ts'
import type { MadeAs, MadeGiven } from './talk.ts'

export type TalkStart = Partial<Pick<InteractionGiven, 'kind' | 'subject' | 'contactIds'>> & {
  account?: { accountId: string; name: string } | undefined
}

export const talkBox = signal<TalkStart | null>(null)
export const openTalk = (start: TalkStart = {}) => talkBox.set(start)

/** A line of what came of a talk while it is written; one without words is none. */
export type MadeRow = Omit<MadeGiven, 'as'> & { row: string; as: MadeAs | null }

export const newRow = (as: MadeAs | null, given: Partial<MadeGiven> = {}): MadeRow => ({
  row: crypto.randomUUID(),
  text: '',
  dueOn: null,
  ownerId: null,
  contactId: null,
  ...given,
  as,
})

/** Those that are something. */
export const madeFrom = (rows: readonly MadeRow[]): MadeGiven[] =>
  rows.flatMap(({ as, text, ownerId, contactId, dueOn }) =>
    as && text.trim() !== ''
      ? [{ as, text, ownerId, contactId, dueOn: as === 'decision' ? null : dueOn }]
      : [],
  )

/** What was begun, on this device, per person and firm, so that a page that closes loses nothing. */
export type TalkDraft = { values: Record<string, unknown>; rows: MadeRow[]; start: TalkStart }
type Place = { firmId: string; personId: string }
const under = ({ firmId, personId }: Place) => `talk:draft:${firmId}:${personId}`
export const readTalkDraft = (place: Place) => readChoice<TalkDraft | null>(under(place), null)
export const keepTalkDraft = (place: Place, draft: TalkDraft | null) =>
  keepChoice(under(place), draft)
