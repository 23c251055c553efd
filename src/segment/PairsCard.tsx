/** Weights by comparing criteria two by two, and whether the comparisons agree with each other. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { weighed } from './criteria.ts'
import type { Criteria } from './criterion.ts'
import { liveField } from '../ui/liveField.ts'
import { type Comparison, weightsFromPairs } from './weights.ts'

/** Above it the comparisons contradict each other (Saaty). */
const CONSISTENT_BELOW = 0.1
/** From "nine times less" to "nine times more": Saaty's odd steps. */
const STEPS = [9, 7, 5, 3, 1, 1 / 3, 1 / 5, 1 / 7, 1 / 9]

type Props = { criteria: Criteria; weigh: (weighed: Criteria) => void }

export function PairsCard({ criteria, weigh }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title={t('segment:pairs.title')}
      aside={
        <Act size="compact-sm" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {t(isOpen ? 'segment:criteria.close' : 'segment:pairs.open')}
        </Act>
      }
    >
      <p className="dim">{t('segment:pairs.says')}</p>
      {isOpen && (
        <Pairs key={criteria.map(({ key }) => key).join()} criteria={criteria} weigh={weigh} />
      )}
    </Card>
  )
}

function Pairs({ criteria, weigh }: Props) {
  const t = useWords()
  const format = useFormat()
  const pairs = criteria.flatMap((_, a) =>
    criteria.slice(a + 1).map((__, on) => ({ a, b: a + 1 + on })),
  )
  const [times, setTimes] = useState<Record<string, number>>({})
  const keyOf = ({ a, b }: { a: number; b: number }) => `${a}-${b}`
  const comparisons: Comparison[] = pairs.map((pair) => ({
    ...pair,
    times: times[keyOf(pair)] ?? 1,
  }))
  const { weights, consistencyRatio, oddest } = weightsFromPairs(criteria.length, comparisons)
  const agrees = consistencyRatio < CONSISTENT_BELOW
  const name = (at: number) => criteria[at]!.name
  return (
    <div className="Pairs">
      <div className="Pairs-all">
        {pairs.map((pair) => (
          <SelectField
            key={keyOf(pair)}
            {...liveField(
              `pair-${keyOf(pair)}`,
              String(STEPS.indexOf(times[keyOf(pair)] ?? 1)),
              (to) => setTimes({ ...times, [keyOf(pair)]: STEPS[Number(to)]! }),
            )}
            options={STEPS.map((step, at) => ({ value: String(at), label: stepWords(step, pair) }))}
            label={t('segment:pairs.between', { a: name(pair.a), b: name(pair.b) })}
          />
        ))}
      </div>
      <p>
        <Chip tone={agrees ? 'good' : 'warn'}>
          {t(agrees ? 'segment:pairs.agrees' : 'segment:pairs.contradicts', {
            ratio: format.number(consistencyRatio, 2),
          })}
        </Chip>{' '}
        {!agrees && oddest && t('segment:pairs.oddest', { a: name(oddest.a), b: name(oddest.b) })}
      </p>
      <ul className="Pairs-weights">
        {criteria.map(({ key, name: said }, at) => (
          <li key={key}>
            {said} <b>{format.percent(weights[at]! / 100, 0)}</b>
          </li>
        ))}
      </ul>
      <div>
        <Act size="compact-sm" onClick={() => weigh(weighed(criteria, weights))}>
          {t('segment:pairs.take')}
        </Act>
      </div>
    </div>
  )

  function stepWords(step: number, { a, b }: { a: number; b: number }): string {
    if (step === 1) return t('segment:pairs.equal')
    const more = step > 1 ? name(a) : name(b)
    return t('segment:pairs.times', { name: more, times: Math.round(Math.max(step, 1 / step)) })
  }
}
