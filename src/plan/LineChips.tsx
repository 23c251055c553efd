/** What stands beside a line's title: its state where it isn't the usual one, how late it is, who sees it. */
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { daysLate } from './health.ts'
import { isDoing, type Item, lacksProof } from './item.ts'

const TONES = { draft: 'plain', active: 'accent', done: 'good', dropped: 'plain' } as const

export function LineChips({ item }: { item: Item }) {
  const t = useWords()
  const { today } = useSession()
  const late = daysLate(item, today)
  return (
    <>
      {(isDoing(item.kind) || item.state === 'dropped') && (
        <Chip tone={TONES[item.state]}>{t(`plan:line.state.${item.state}`)}</Chip>
      )}{' '}
      {late > 0 && <Chip tone="bad">{t('plan:line.late', { count: late })}</Chip>}{' '}
      {lacksProof(item) && <Chip tone="warn">{t('plan:line.noProof')}</Chip>}{' '}
      {item.shared && <Chip tone="note">{t('plan:line.shared')}</Chip>}
      {item.private && <Chip tone="warn">{t('plan:line.private')}</Chip>}
    </>
  )
}
