/** Notes, files, milestones and purchases of an account, as sentences to be put in words. */
import { z } from 'zod'

const SENTENCES = {
  'note.written': 'noteWritten',
  'note.changed': 'noteChanged',
  'note.dropped': 'noteDropped',
  'note.restored': 'noteRestored',
  'attachment.added': 'attachmentAdded',
  'attachment.dropped': 'attachmentDropped',
  'attachment.restored': 'attachmentRestored',
  'milestone.reached': 'milestoneReached',
  'milestone.added': 'milestoneAdded',
  'milestone.changed': 'milestoneChanged',
  'milestone.dropped': 'milestoneDropped',
  'purchase.first': 'purchaseFirst',
  'purchase.made': 'purchaseMade',
} as const

type Sentence = (typeof SENTENCES)[keyof typeof SENTENCES]
export const TIMELINE_TOLD = [...Object.values(SENTENCES), 'noteGone'] as const

const About = z.object({
  name: z.string().nullish(),
  title: z.string().nullish(),
  source: z.string().nullish(),
  orders: z.coerce.number().nullish(),
  sums: z.array(z.object({ amount: z.coerce.number(), currency: z.string() })).nullish(),
})

/** Null for anything else. A note that was deleted has no words left. */
export function tellTimeline(what: string, about: unknown) {
  const sentence: Sentence | null = Object.hasOwn(SENTENCES, what)
    ? SENTENCES[what as keyof typeof SENTENCES]
    : null
  const told = About.safeParse(about)
  if (!sentence || !told.success) return null
  const { name, title, source, orders, sums } = told.data
  if (what.startsWith('note.') && !title) {
    return what === 'note.dropped'
      ? { what: sentence, values: {} }
      : { what: 'noteGone' as const, values: {} }
  }
  if (what.startsWith('purchase.')) {
    const [sum] = sums ?? []
    return {
      what: sentence,
      values: {
        count: String(orders ?? 1),
        amount: String(sum?.amount ?? 0),
        currency: sum?.currency ?? 'EUR',
      },
    }
  }
  return { what: sentence, values: { name: name ?? title ?? '', source: source ?? '' } }
}
