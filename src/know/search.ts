/** What the one box finds: a thing of some room, which accounts it belongs to, and where its words stand. */
import { z } from 'zod'

export const FoundThing = z.object({
  kind: z.string(),
  thingId: z.guid(),
  title: z.string(),
  /** Where the words sought stand in the text, shortened; empty where the title says it all. */
  excerpt: z.string(),
  tags: z.array(z.string()),
  at: z.iso.datetime(),
  /** Nothing has the words as they were typed: this one has the nearest. */
  near: z.boolean(),
  /** Of those that it belongs to, the first that who asks may see. */
  accountId: z.guid().nullable(),
  account: z.string().nullable(),
})
export type FoundThing = z.infer<typeof FoundThing>

const BEFORE = 30
const LENGTH = 110

/** The place of the first word sought that stands in the text, else its beginning. */
export function excerptOf(text: string, sought: string, title = ''): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === title.trim()) return ''
  const plainLine = plain(line)
  const places = plain(sought)
    .split(/\s+/)
    .filter((word) => word.length > 2)
    .map((word) => plainLine.indexOf(word.slice(0, 6)))
    .filter((place) => place >= 0)
  const first = Math.min(...places, line.length)
  const from =
    first === line.length || first <= BEFORE ? 0 : line.lastIndexOf(' ', first - BEFORE) + 1
  const part = line.slice(from, from + LENGTH)
  return `${from > 0 ? '…' : ''}${part.trim()}${from + LENGTH < line.length ? '…' : ''}`
}

/** Letter for letter, so that places stay the same. */
function plain(text: string): string {
  return text.replaceAll(/\p{L}/gu, (letter) => {
    const bare = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    return bare.length === letter.length ? bare : letter
  })
}
