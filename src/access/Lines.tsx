/** A short list that needs no table: one line per thing, its facts below, its acts at the right. */
import type { ReactNode } from 'react'
import { Facts } from '../ui/Page.tsx'
import './Lines.css'

export function Lines({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="Lines" aria-label={label}>
      {children}
    </ul>
  )
}

type Props = {
  title: ReactNode
  chips?: ReactNode
  facts?: ReactNode[]
  acts?: ReactNode
}

export function Line({ title, chips, facts = [], acts }: Props) {
  return (
    <li>
      <div className="Lines-what">
        <b>{title}</b> {chips}
        <div>
          <Facts>{facts}</Facts>
        </div>
      </div>
      {acts && <div className="Lines-acts">{acts}</div>}
    </li>
  )
}
