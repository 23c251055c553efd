/** On the account: what lacks it to the least of its tier. Nothing where nothing does. */
import { useRead } from '../../ui/api.ts'
import { Card } from '../../ui/Card.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { readNeglected } from './neglect.api.ts'
import { useNeglectWords } from './useNeglectWords.tsx'

export function NeglectCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const says = useNeglectWords()
  const row = useRead(readNeglected, { accountId })
  if (!row) return null
  return (
    <Card
      title={t('monitor:neglect.cardTitle')}
      aside={t('monitor:erosion.sinceDay', { day: format.day(row.sinceOn) })}
    >
      <p>{says(row)}</p>
      <p className="dim">
        {t('monitor:neglect.cardCure', {
          hours: format.number(row.hours, 1),
          tier: t(`segment:tier.${row.tier}.name`),
        })}
      </p>
    </Card>
  )
}
