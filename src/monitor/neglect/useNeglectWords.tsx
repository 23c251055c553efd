/** What lacks an account, in a sentence with its numbers. */
import { useCallback } from 'react'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { NeglectRow } from './neglectTold.ts'

export const NEGLECT_TONES = {
  few: 'plain',
  fine: 'good',
  below: 'note',
  worse: 'warn',
  alarm: 'bad',
} as const

export function useNeglectWords() {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    (row: NeglectRow) => {
      const { talks, talksLeast, visits, visitsLeast, answers, late, answerHours } = row
      return [
        talks < talksLeast && t('monitor:neglect.lacks.talks', { talks, least: talksLeast }),
        visits < visitsLeast && t('monitor:neglect.lacks.visits', { visits, least: visitsLeast }),
        late > 0 &&
          t('monitor:neglect.lacks.answers', {
            late,
            count: answers,
            hours: format.number(answerHours),
          }),
      ]
        .filter(Boolean)
        .join(' · ')
    },
    [t, format],
  )
}
