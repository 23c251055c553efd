/** A box with a small title and, on its right, one dim fact or act. */
import type { CSSProperties, ReactNode } from 'react'
import './pieces.css'

type Props = { title?: string; aside?: ReactNode; tight?: boolean; children: ReactNode }

export function Card({ title, aside, tight = false, children }: Props) {
  return (
    <section className="Card" data-tight={tight || undefined}>
      {(title ?? aside) && (
        <header className="Card-head">
          <h2>{title}</h2>
          {aside && <div className="Card-aside">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Cards beside one another where there is room, one below the other on a phone. */
export function Cards({
  children,
  columns = '1fr 1fr',
}: {
  children: ReactNode
  columns?: string
}) {
  return (
    <div className="Cards" style={{ '--columns': columns } as CSSProperties}>
      {children}
    </div>
  )
}

/** Cards one below the other, inside `Cards`. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="Cards-stack">{children}</div>
}
