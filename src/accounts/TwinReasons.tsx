/** Why two may be one, and how likely it is: a bar, a share, a chip a reason. */
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { speaksAgainst, type TwinReason } from './twin.ts'
import './twins.css'

type Props = { score: number; reasons: readonly TwinReason[] }

export function TwinReasons({ score, reasons }: Props) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="Twin-why">
      <span className="Twin-bar" aria-hidden="true">
        <span style={{ width: `${score * 100}%` }} />
      </span>
      <strong>{format.percent(score, 0)}</strong>
      {reasons.map((reason) => (
        <Chip key={reason.kind} tone={speaksAgainst(reason) ? 'warn' : 'plain'}>
          {t(`accounts:twin.says.${reason.kind}`, {
            value: reason.value ?? '',
            likeness: reason.likeness ?? 0,
          })}
        </Chip>
      ))}
    </div>
  )
}
