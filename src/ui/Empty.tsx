/** Nothing here yet: one sentence that teaches, one next step. */
import type { ReactNode } from 'react'
import './pieces.css'

export function Empty({ children, step }: { children: ReactNode; step?: ReactNode }) {
  return (
    <div className="Empty">
      <p>{children}</p>
      {step}
    </div>
  )
}
