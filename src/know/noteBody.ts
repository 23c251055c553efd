/** The text of a note as the editor has it (Tiptap's JSON): only the pieces that we know, each checked. */
import { z } from 'zod'

/** Deeper than anyone nests a list; a hostile one could go on for ever. */
const DEEPEST = 24
const LONGEST = 100_000

export const MENTIONS = ['contact', 'person', 'account'] as const

/** Only addresses that a browser opens as page or mail. */
export const Href = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|mailto:)\S+$/i)

const Mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'strike', 'underline', 'code']) }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: Href }) }),
])
export type Mark = z.infer<typeof Mark>

const Text = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(LONGEST),
  marks: z.array(Mark).max(6).optional(),
})
const Break = z.object({ type: z.literal('hardBreak') })
export const Mention = z.object({
  type: z.literal('mention'),
  attrs: z.object({ kind: z.enum(MENTIONS), id: z.guid(), label: z.string().max(300) }),
})
export type Mention = z.infer<typeof Mention>

const Inline = z.discriminatedUnion('type', [Text, Break, Mention])
export type Inline = z.infer<typeof Inline>
const inlines = z.array(Inline).optional()

const Paragraph = z.object({ type: z.literal('paragraph'), content: inlines })
const Heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
})
const Quote = z.object({
  type: z.literal('blockquote'),
  get content() {
    return z.array(Block)
  },
})
const Item = z.object({
  type: z.literal('listItem'),
  get content() {
    return z.array(Block)
  },
})
const List = z.object({
  type: z.enum(['bulletList', 'orderedList']),
  content: z.array(Item),
})
const Block = z.discriminatedUnion('type', [Paragraph, Heading, Quote, List])
export type Block = z.infer<typeof Block>

const Doc = z.object({ type: z.literal('doc'), content: z.array(Block) })
export type NoteBody = z.infer<typeof Doc>

/** First how deep and how long it is, so that checking it can't be made to take for ever. */
export const NoteBody = z
  .unknown()
  .refine(isShallow, { message: 'note-deep' })
  .pipe(Doc)
  .refine((body) => textOf(body).length <= LONGEST, { message: 'note-long' })

/** One that was checked when it came in; its shape, which holds itself, has no name in the API's description. */
export const KeptBody = z.custom<NoteBody>((body) => Doc.safeParse(body).success)

/** Whether nothing lies deeper than a person nests, looked through without recursion. */
function isShallow(given: unknown): boolean {
  let level = [given]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST * 2) return false
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    )
  }
  return true
}

/** A body of plain lines, for what comes from elsewhere. */
export function bodyOf(text: string): NoteBody {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({
      type: 'paragraph' as const,
      ...(line === '' ? {} : { content: [{ type: 'text' as const, text: line }] }),
    })),
  }
}

/** As plain text: a line for each paragraph, item and heading. */
export function textOf({ content }: NoteBody): string {
  return content.flatMap(linesOf).join('\n').trim()
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [(block.content ?? []).map(inlineText).join('')]
    case 'blockquote':
      return block.content.flatMap(linesOf)
    default:
      return block.content.flatMap((item) => item.content.flatMap(linesOf))
  }
}

function inlineText(inline: Inline): string {
  if (inline.type === 'text') return inline.text
  return inline.type === 'hardBreak' ? '\n' : `@${inline.attrs.label}`
}
