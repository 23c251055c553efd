/** The text of a plan or of one of its lines that several write at once: its name, and its words without their form. */
import { z } from 'zod'
import { XmlElement, XmlFragment, XmlText } from 'yjs'
import { task } from '../kernel/task.ts'

export const TEXT_KINDS = ['plan', 'line'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** Which part of a Yjs document the editor writes. */
export const FIELD = 'default'
/** More than this nobody types into a plan, in characters. */
export const LONGEST = 20_000

/** What a live text is called on the wire. */
export const textName = (kind: TextKind, id: string) => `${kind}:${id}`

export const forgetTexts = task('plan.forgetTexts', z.object({}))

const BLOCKS = new Set(['paragraph', 'heading', 'blockquote', 'listItem', 'codeBlock'])

/** A line for each paragraph, item and heading; the form (bold, links) is left out. */
export function proseOf(fragment: XmlFragment): string {
  return linesOf(fragment)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

type Piece = XmlFragment | XmlElement | XmlText

function linesOf(piece: XmlFragment): string[] {
  const lines: string[] = []
  let open: string | null = null
  const close = () => {
    if (open !== null) lines.push(open)
    open = null
  }
  for (const child of piece.toArray() as Piece[]) {
    if (child instanceof XmlText) open = (open ?? '') + wordsOf(child)
    else if (child instanceof XmlElement && child.nodeName === 'hardBreak') open = `${open ?? ''}\n`
    else {
      close()
      lines.push(...linesOf(child))
    }
  }
  close()
  // An empty paragraph is an empty line.
  const isEmpty = lines.length === 0 && piece instanceof XmlElement && BLOCKS.has(piece.nodeName)
  return isEmpty ? [''] : lines
}

/** Without bold and links; anything else in it has the length of one character. */
export function wordsOf(text: XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('')
}
