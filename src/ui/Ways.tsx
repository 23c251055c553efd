/** Two or three ways on, side by side, each with a title, a sentence and its act. */
import type { ReactNode } from 'react'
import './BarePage.css'

export function Ways({ children }: { children: ReactNode }) {
  return <div className="Ways">{children}</div>
}

export function Way({
  title,
  act,
  first = false,
  children,
}: {
  title: string
  act: ReactNode
  first?: boolean
  children: ReactNode
}) {
  return (
    <section className="Way" data-first={first || undefined}>
      <h2>{title}</h2>
      <p>{children}</p>
      {act}
    </section>
  )
}
