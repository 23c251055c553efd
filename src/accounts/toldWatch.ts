/** What was said of an account of the month's short list, as sentences to be put in words. */
import { z } from 'zod'

export const WATCHES_TOLD = ['watchSeen', 'watchUnseen'] as const

const Seen = z.object({ side: z.enum(['entering', 'leaving']), reason: z.string() })

/** Null for anything else. */
export function tellWatch(what: string, about: unknown) {
  if (what === 'watch.unseen') return { what: 'watchUnseen' as const, values: {} }
  const seen = Seen.safeParse(about)
  if (what !== 'watch.seen' || !seen.success) return null
  return { what: 'watchSeen' as const, values: seen.data }
}
