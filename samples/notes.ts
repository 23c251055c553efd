/** What the demo company's managers wrote down of their largest clients, and what marked each one's history. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { MilestoneGiven } from '../src/know/milestone.ts'
import type { Client } from './clients.ts'
import { MILESTONES, NOTES, STORY_NOTES } from './noteWords.ts'
import { strand } from './random.ts'
import { relationsOf } from './relations.ts'

/** So many of the largest have notes and milestones. */
const TOLD = 24

/** `{who}` stands for someone who works there, `{own}` for a colleague, `{other}` for another client. */
export type NoteTold = { text: string; tags: readonly string[]; writtenAt: string }

export type NotesOf = { client: Client; notes: NoteTold[]; milestones: MilestoneGiven[] }

export function notesOf(clients: readonly Client[], asOf: Day, seed: number): NotesOf[] {
  // All are told before one is told again.
  const deck = shuffled(NOTES, strand(seed, 'notes'))
  let next = 0
  return relationsOf(clients, asOf, seed)
    .slice(0, TOLD)
    .map(({ client }) => {
      const random = strand(seed, 'notes', client.no)
      const own = (client.story && STORY_NOTES[client.story]) ?? []
      const others = Array.from({ length: random.whole(2, 3) }, () => deck[next++ % deck.length]!)
      const picked = [...own, ...others]
      const latest = random.whole(1, 30)
      const at = (days: number) =>
        `${addDays(asOf, -days)}T${String(random.whole(8, 18)).padStart(2, '0')}:${String(random.whole(10, 59))}:00.000Z`
      return {
        client,
        notes: picked.map(({ text, tags }, place) => ({
          text,
          tags,
          writtenAt: at(latest + place * random.whole(12, 60)),
        })),
        milestones: shuffled(MILESTONES, random)
          .slice(0, random.whole(2, 4))
          .map(({ yearsAgo: [low, high], ...told }) => ({
            ...told,
            about: told.about ?? '',
            day: addDays(asOf, -Math.round(random.between(low, high) * 365)),
          })),
      }
    })
}

function shuffled<T>(list: readonly T[], random: ReturnType<typeof strand>): T[] {
  return list
    .map((one) => ({ one, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one)
}

/** The minutes of a review as a PDF of one page, letters of Latin-1 only. */
export function minutesPdf(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')
  const stream = `BT /F1 11 Tf 16 TL 60 780 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let out = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = out.length
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const places = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`
  return Buffer.from(`${out}xref\n0 6\n0000000000 65535 f \n${places}${tail}`, 'latin1')
}
