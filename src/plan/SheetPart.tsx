/** A part of a negotiation's sheet: its rows in a table that scrolls, or why there are none, and a form that adds one. */
import { type ReactNode, useState } from 'react'
import '../identify/account.css'
import '../identify/portfolio.css'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'

type Props = {
  title: string
  /** What the table is called for those who can't see where it stands. */
  label: string
  none: string
  isEmpty: boolean
  /** What adds a row; null where nobody may. */
  adds: string | null
  form: (done: () => void) => ReactNode
  /** The rows of the table. */
  children: ReactNode
}

export function SheetPart({ title, label, none, isEmpty, adds, form, children }: Props) {
  const [adding, setAdding] = useState<string | null>(null)
  const done = () => setAdding(null)
  return (
    <section>
      <div className="Negotiation-head">
        <h4>{title}</h4>
        {adds && (
          <Act size="compact-sm" onClick={() => setAdding(adds)}>
            {adds}
          </Act>
        )}
      </div>
      {isEmpty ? (
        <p className="dim">{none}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="Parts-scroll" tabIndex={0} aria-label={label}>
          <table className="Parts">{children}</table>
        </section>
      )}
      <KnowModal title={adding} onClose={done}>
        {form(done)}
      </KnowModal>
    </section>
  )
}
