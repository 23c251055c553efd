/** A part of what is known of a person, with its acts below. */
import type { ReactNode } from 'react'
import '../accounts/known.css'

type Props = { title: string; act?: ReactNode; children: ReactNode }

export function DeciderPiece({ title, act, children }: Props) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
      {act && <div className="Known-acts">{act}</div>}
    </section>
  )
}
