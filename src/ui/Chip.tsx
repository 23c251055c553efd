/** A word or a number with a tone. The tone only repeats what the word says. */
import type { ReactNode } from 'react'
import './pieces.css'
import type { Tone } from './theme.ts'

export function Chip({
  tone = 'plain',
  children,
  title,
}: {
  tone?: Tone
  children: ReactNode
  title?: string
}) {
  return (
    <span className="Chip" data-tone={tone} title={title}>
      {children}
    </span>
  )
}
