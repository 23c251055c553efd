/** Both sides of a negotiation beside each other. */
import '../identify/account.css'
import { NOTHING } from '../identify/nothing.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Negotiation } from './negotiation.ts'

export function SidesTable({ sheet }: { sheet: Negotiation }) {
  const t = useWords()
  const format = useFormat()
  const number = (one: string | null) => (one === null ? NOTHING : format.number(one, 4))
  const rows = [
    ['reservation', number(sheet.ourReservation), number(sheet.theirReservation)],
    ['target', number(sheet.ourTarget), number(sheet.theirTarget)],
    ['alternative', sheet.ourAlternative || NOTHING, sheet.theirAlternative || NOTHING],
    ['interests', sheet.ourInterests || NOTHING, sheet.theirInterests || NOTHING],
  ] as const
  return (
    <>
      <table className="Parts Negotiation-sides">
        <thead>
          <tr>
            <th scope="col">{t('plan:negotiation.what')}</th>
            <th scope="col">{t('plan:negotiation.us')}</th>
            <th scope="col">{t('plan:negotiation.them')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ours, theirs]) => (
            <tr key={name}>
              <th scope="row">{t(`plan:negotiation.of.${name}`)}</th>
              <td>{ours}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim">
        {sheet.evidence
          ? t('plan:negotiation.knownFrom', { evidence: sheet.evidence })
          : t('plan:negotiation.noEvidence')}
      </p>
    </>
  )
}
