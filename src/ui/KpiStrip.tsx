/** A few figures side by side; each can open into how it was made. */
import type { ReactNode } from 'react'
import { HowMade, type Making } from './HowMade.tsx'
import './pieces.css'

export type Kpi = { name: string; figure: string; under?: ReactNode; made?: Making }

export function KpiStrip({ kpis, label }: { kpis: Kpi[]; label: string }) {
  return (
    <dl className="Kpis" aria-label={label}>
      {kpis.map(({ name, figure, under, made }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="Kpis-figure">{made ? <HowMade figure={figure} made={made} /> : figure}</dd>
          {under && <dd className="Kpis-under">{under}</dd>}
        </div>
      ))}
    </dl>
  )
}
