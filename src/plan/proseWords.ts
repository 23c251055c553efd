/** The words of a live text without their form: for search, versions, files and what a client is shown. */
import { XmlElement, XmlFragment, XmlText } from 'yjs'

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
