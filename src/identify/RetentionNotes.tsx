/** What the figures lack, and where it is mended: rates that are missing or old, prices that nobody brought in. */
import { A } from '../ui/A.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useWords } from '../ui/words.ts'
import type { Shown } from './RetentionPage.tsx'

const NAMED = 3

export function RetentionNotes({ told, currency }: Shown) {
  const t = useWords()
  const { converted, stale, lacking } = told
  const named = lacking
    .slice(0, NAMED)
    .map(({ country }) => country || t('identify:retention.unsaid'))
  const share = lacking.reduce((sum, one) => sum + one.share, 0)
  const notes = [
    ...(converted
      ? []
      : [
          <Rich
            key="rates"
            k="identify:retention.note.alone"
            values={{ currency }}
            tags={{ a: <A to="/data/rates" /> }}
          />,
        ]),
    ...(stale.length > 0
      ? [
          <Rich
            key="stale"
            k="identify:retention.note.stale"
            values={{ currencies: stale.map((one) => one.currency), day: stale[0]!.rateDay }}
            tags={{ a: <A to="/data/rates" /> }}
          />,
        ]
      : []),
    ...(lacking.length > 0
      ? [
          <Rich
            key="prices"
            k="identify:retention.note.prices"
            values={{ countries: named, count: lacking.length, share }}
            tags={{ a: <A to="/data/prices" /> }}
          />,
        ]
      : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="Retention-notes">
      {notes.map((note) => (
        <li key={note.key}>{note}</li>
      ))}
    </ul>
  )
}
