/** A note's text, drawn by ourselves from what the editor keeps: there is no markup that could run. */
import { createElement, type ReactNode } from 'react'
import { A } from '../ui/A.tsx'
import './note.css'
import type { Block, Inline, Mark, NoteBody } from './noteBody.ts'

export function NoteBodyShown({ body }: { body: NoteBody }) {
  return <div className="NoteText">{body.content.map(block)}</div>
}

/** Pieces have no names of their own and are never moved one by one. */
function block(piece: Block, key: number): ReactNode {
  switch (piece.type) {
    case 'paragraph':
      return <p key={key}>{piece.content?.map(inline)}</p>
    case 'heading':
      // The page has its own headings above: those of a note come below them.
      return createElement(`h${piece.attrs.level + 2}`, { key }, piece.content?.map(inline))
    case 'blockquote':
      return <blockquote key={key}>{piece.content.map(block)}</blockquote>
    default: {
      const items = piece.content.map((item, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <li key={at}>{item.content.map(block)}</li>
      ))
      return piece.type === 'bulletList' ? <ul key={key}>{items}</ul> : <ol key={key}>{items}</ol>
    }
  }
}

function inline(piece: Inline, key: number): ReactNode {
  if (piece.type === 'hardBreak') return <br key={key} />
  if (piece.type === 'text') {
    return <span key={key}>{(piece.marks ?? []).reduce(marked, piece.text as ReactNode)}</span>
  }
  const { kind, id, label } = piece.attrs
  return kind === 'account' ? (
    <A key={key} className="NoteMention" to={`/accounts/${id}`}>
      @{label}
    </A>
  ) : (
    <span key={key} className="NoteMention">
      @{label}
    </span>
  )
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' } as const

function marked(inside: ReactNode, mark: Mark): ReactNode {
  if (mark.type !== 'link') return createElement(TAGS[mark.type], null, inside)
  return (
    <a href={mark.attrs.href} target="_blank" rel="noreferrer noopener">
      {inside}
    </a>
  )
}
