/** What may be wider than the screen: moved by a finger, and by keys. */
import type { ReactNode } from 'react'
import './survey.css'

export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached by keys
    <section className="Satisfied-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
