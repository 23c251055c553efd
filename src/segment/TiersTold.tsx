/** The tiers from the closest on: how many accounts, when one belongs to it, what it promises. */
import { A } from '../ui/A.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './standing.css'
import { type Phase, PHASES } from './standing.ts'
import type { Tier, TierName } from './tier.ts'
import { TierTold } from './TierCards.tsx'

type Counted = Tier & { accounts: number; phases: Partial<Record<Phase, number>> }
type Props = { tiers: readonly Counted[]; addressOf: (tier: TierName) => string }

export function TiersTold({ tiers, addressOf }: Props) {
  const t = useWords()
  const format = useFormat()
  return (
    <ul className="Tiers">
      {tiers.map((tier) => {
        const phases = PHASES.flatMap((phase) =>
          tier.phases[phase]
            ? [t(`segment:standing.count.${phase}`, { count: tier.phases[phase] })]
            : [],
        )
        return (
          <li key={tier.tier}>
            <h3>
              <A to={addressOf(tier.tier)}>{t(`segment:tier.${tier.tier}.name`)}</A>
              <span>{format.number(tier.accounts)}</span>
            </h3>
            <TierTold tier={tier} />
            {phases.length > 0 && <p className="dim">{phases.join(' · ')}</p>}
          </li>
        )
      })}
    </ul>
  )
}
