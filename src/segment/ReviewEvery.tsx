/** How often the list is looked over again. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { liveField } from '../ui/liveField.ts'
import { useWords } from '../ui/words.ts'
import { chooseReview, readReview } from './review.api.ts'
import { REVIEW_MONTHS, ReviewSetting } from './review.ts'

export function ReviewEvery({ setting, writes }: { setting: ReviewSetting; writes: boolean }) {
  const t = useWords()
  const keep = useWrite(chooseReview, [readReview], {
    said: ({ now }) => t('segment:review.everyKept', { count: now.everyMonths }),
    undo: ({ before }) => ask(chooseReview, before),
    undoable: ({ now, before }) => now.everyMonths !== before.everyMonths,
  })
  const { everyMonths } = setting
  if (!writes) return <p>{t('segment:review.every', { count: everyMonths })}</p>
  const choose = (to: unknown) => keep.mutate(ReviewSetting.parse({ everyMonths: Number(to) }))
  return (
    <SelectField
      {...liveField('everyMonths', String(everyMonths), choose)}
      options={REVIEW_MONTHS.map((count) => ({
        value: String(count),
        label: t('segment:review.every', { count }),
      }))}
      label={t('segment:review.everyLabel')}
      hint={t('segment:review.everyHint')}
    />
  )
}
