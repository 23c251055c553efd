/** Every number opens into how it was made: what it means, its formula, what went in, and the rows behind it. */
import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { A } from './A.tsx'
import './pieces.css'
import { useWords } from './words.ts'

export type Making = {
  title: string
  /** What it means, in a sentence. */
  means?: string
  /** As one would say it: `ventas de los 20 % mayores ÷ ventas totales`. */
  formula: string
  inputs?: { name: string; value: ReactNode }[]
  /** What to keep in mind: a missing rate, negative totals. */
  notes?: string[]
  rows?: { name: string; path: string }
}

export function HowMade({ figure, made }: { figure: string; made: Making }) {
  const t = useWords()
  const { title, means, formula, inputs = [], notes = [], rows } = made
  return (
    <Popover width={340} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="HowMade"
          aria-label={t('ui:howMade.open', { figure, title })}
        >
          {figure}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <div className="HowMade-inside" tabIndex={-1} data-autofocus>
          <strong>{title}</strong>
          {means && <p>{means}</p>}
          <p className="HowMade-formula">{formula}</p>
          {inputs.length > 0 && (
            <dl>
              {inputs.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {notes.map((note) => (
            <p key={note} className="dim">
              {note}
            </p>
          ))}
          {rows && <A to={rows.path}>{rows.name}</A>}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
