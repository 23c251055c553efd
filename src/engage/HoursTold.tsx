/** Hours by skill in words: `logística 12 h, soporte 3 h`. */
import type { Hours } from '../accounts/teamHours.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

export function useHoursWords(): (hours: Hours) => string {
  const t = useWords()
  const format = useFormat()
  return (hours) =>
    format.list(
      Object.entries(hours)
        .filter(([, count]) => count > 0)
        .map(([skill, count]) =>
          t('engage:hoursOf', { skill, hours: format.number(count, count < 10 ? 2 : 1) }),
        ),
    )
}

export function HoursTold({ hours }: { hours: Hours }) {
  return useHoursWords()(hours)
}
