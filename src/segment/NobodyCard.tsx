/** A list of nobody says why, and where each reason is done away with. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type WhyNobody, whyNobody } from './nobody.ts'
import type { SelectionAnswer } from './selectionChanged.tsx'

const WHERE: Record<WhyNobody['why'], `/${string}`> = {
  candidates: '/portfolio',
  strategy: '/selection',
  score: '/selection/rating',
  hours: '/selection/capacity',
  others: '/selection/capacity',
}

export function NobodyCard({ told: { selection, barred } }: { told: SelectionAnswer }) {
  const t = useWords()
  const format = useFormat()
  const says = (one: WhyNobody) => {
    switch (one.why) {
      case 'strategy':
      case 'score':
        return t(`segment:nobody.${one.why}`, { count: one.count })
      case 'hours':
        return t(one.available > 0 ? 'segment:nobody.fewHours' : 'segment:nobody.noHours', {
          skill: one.skill,
          need: format.number(one.need, 1),
          available: format.number(one.available, 1),
        })
      case 'candidates':
      case 'others':
        return t(`segment:nobody.${one.why}`)
    }
  }
  return (
    <Card title={t('segment:nobody.title')}>
      <ul className="Refusals">
        {whyNobody(selection, barred).map((one) => (
          <li key={`${one.why} ${'skill' in one ? one.skill : ''}`}>
            {says(one)} <A to={WHERE[one.why]}>{t(`segment:nobody.go.${one.why}`)}</A>
          </li>
        ))}
      </ul>
    </Card>
  )
}
