/** Arrows go from row to row, space chooses; Enter follows the row's own link by itself. */
import type { KeyboardEvent } from 'react'

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  j: (at) => at + 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** For the table's body. Each row has one element marked `data-row`, whose value is the row's key. */
export function rowKeys(choose?: (key: string) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!focused || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === ' ' && choose) {
      event.preventDefault()
      choose(focused.dataset['row']!)
      return
    }
    const step = STEPS[event.key]
    if (!step) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const next = rows[step(rows.indexOf(focused), rows.length - 1)]
    event.preventDefault()
    event.stopPropagation()
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
}
