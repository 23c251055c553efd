/** Which family a forecast is of, or the whole; for two families or more. */
import { useWords } from '../ui/words.ts'
import './portfolio.css'

type Props = {
  whole: string
  families: readonly string[]
  /** Null is the whole. */
  chosen: string | null
  choose: (family: string | null) => void
}

/** No family has this name: names are trimmed. */
const WHOLE = ' '

export function FamilyChoice({ whole, families, chosen, choose }: Props) {
  const t = useWords()
  return (
    <select
      className="Portfolio-by"
      aria-label={t('identify:demand.which')}
      value={chosen ?? WHOLE}
      onChange={({ currentTarget: { value } }) => choose(value === WHOLE ? null : value)}
    >
      <option value={WHOLE}>{whole}</option>
      {families.map((name) => (
        <option key={name} value={name}>
          {name || t('identify:demand.unsaid')}
        </option>
      ))}
    </select>
  )
}
