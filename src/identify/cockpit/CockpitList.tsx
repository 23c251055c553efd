/** The list of Hoy: ordered by consequence, worked through by j, k and Enter. */
import { Button } from '@mantine/core'
import { type ComponentType, type LazyExoticComponent, useRef, useState } from 'react'
import { useShortcut } from '../../ui/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { CockpitRow } from './CockpitRow.tsx'
import type { Cockpit } from './cockpit.ts'

export type ActsOfKind = ReadonlyMap<string, LazyExoticComponent<ComponentType<{ only?: string }>>>

type Props = {
  cockpit: Cockpit
  acts: ActsOfKind
  more: () => void
  /** Nothing stands above it. */ first: boolean
}

export function CockpitList({ cockpit: { rows, total, currency }, acts, more, first }: Props) {
  const t = useWords()
  const list = useRef<HTMLOListElement>(null)
  const [open, setOpen] = useState<string | null>(null)

  /** To the act of the row before or after the one that has the focus; from anywhere else to the first. */
  function move(by: 1 | -1): void {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.Today-act') ?? [])]
    const row = document.activeElement?.closest('.Today-row')
    const now = buttons.findIndex((button) => button.closest('.Today-row') === row)
    const next = buttons[Math.min(buttons.length - 1, Math.max(0, now + by))]
    next?.focus()
    next?.scrollIntoView?.({ block: 'nearest' })
  }
  useShortcut('j', 'identify:cockpit.next', () => move(1))
  useShortcut('k', 'identify:cockpit.previous', () => move(-1))

  return (
    <>
      <ol className="Today Card" data-tight aria-label={t('identify:today.list')} ref={list}>
        {rows.map((row, at) => {
          const key = `${row.kind} ${row.id}`
          return (
            <CockpitRow
              key={key}
              row={row}
              currency={currency}
              first={first && at === 0}
              open={open === key}
              toggle={() => setOpen(open === key ? null : key)}
              Acts={acts.get(row.kind)}
            />
          )
        })}
      </ol>
      {total > rows.length && (
        <p className="Today-more dim">
          <Button variant="subtle" onClick={more}>
            {t('identify:cockpit.more', { count: total - rows.length })}
          </Button>
        </p>
      )}
    </>
  )
}
