/** Below the head of an account: which other it may be. Where there is none, nothing. */
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Rich } from '../ui/Rich.tsx'
import { readTwinsOf } from './twin.api.ts'
import './twins.css'

export function TwinLine({ accountId }: { accountId: string }) {
  const [first, ...more] = useList(readTwinsOf, { accountId }).data ?? []
  if (!first) return null
  const { otherId, name, score } = first
  return (
    <p className="Twin-line dim">
      <Rich
        k="accounts:twin.maybe"
        values={{ name, score }}
        tags={{ a: <A to={`/accounts/${otherId}`} /> }}
      />{' '}
      <A to="/data/duplicates">
        <Rich k="accounts:twin.compare" values={{ count: more.length + 1 }} />
      </A>
    </p>
  )
}
