/** The words of a live text without their form: for search, versions, files and what a client is shown. */
import { XmlElement, XmlFragment, XmlText } from 'yjs'

const BLOCKS = new Set(['paragraph', 'heading', 'blockquote', 'listItem', 'codeBlock'])

/** A line for each paragraph, item and heading: items with their mark, links with where they lead; bold is left out. */
export function proseOf(fragment: XmlFragment): string {
  return linesOf(fragment)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

type Piece = XmlFragment | XmlElement | XmlText

function linesOf(piece: XmlFragment): string[] {
  const lines: string[] = []
  const mark = markOf(piece)
  let items = 0
  let open: string | null = null
  const close = () => {
    if (open !== null) lines.push(open)
    open = null
  }
  for (const child of piece.toArray() as Piece[]) {
    if (child instanceof XmlText) open = (open ?? '') + toldOf(child)
    else if (child instanceof XmlElement && child.nodeName === 'hardBreak') open = `${open ?? ''}\n`
    else {
      close()
      const told = linesOf(child)
      lines.push(...(mark ? marked(told, mark(items)) : told))
      items += 1
    }
  }
  close()
  // An empty paragraph is an empty line.
  const isEmpty = lines.length === 0 && piece instanceof XmlElement && BLOCKS.has(piece.nodeName)
  return isEmpty ? [''] : lines
}

/** What stands before each item of a list, by its place; null where nothing does. */
function markOf(piece: XmlFragment): ((place: number) => string) | null {
  if (!(piece instanceof XmlElement)) return null
  if (piece.nodeName === 'bulletList') return () => '- '
  if (piece.nodeName !== 'orderedList') return null
  const start = Number(piece.getAttribute('start') ?? 1)
  return (place) => `${(Number.isFinite(start) ? start : 1) + place}. `
}

/** What an item says below its first line stands under it. */
const marked = (lines: readonly string[], mark: string) =>
  lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line)

type Run = { insert: unknown; attributes?: { link?: { href?: unknown } } }

/** The words, and after those of a link its address, unless they are the address. */
function toldOf(text: XmlText): string {
  const runs = (text.toDelta() as Run[]).map(({ insert, attributes }) => ({
    words: typeof insert === 'string' ? insert : ' ',
    href: typeof attributes?.link?.href === 'string' ? attributes.link.href : null,
  }))
  let told = ''
  let link = ''
  for (const [at, { words, href }] of runs.entries()) {
    told += words
    link = href === null ? '' : link + words
    const isEnd = href !== null && runs[at + 1]?.href !== href
    if (isEnd && link.trim() !== href) told += ` (${href})`
    if (isEnd) link = ''
  }
  return told
}

/** Place by place, without bold and links; anything else in it has the length of one character. */
export function wordsOf(text: XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('')
}
