/** From when until when, in words. */
import { useWords } from '../ui/words.ts'
import type { BelongingGiven } from './tree.ts'

export function useDaysWords() {
  const t = useWords()
  return ({ fromOn: from, untilOn: until }: Pick<BelongingGiven, 'fromOn' | 'untilOn'>) =>
    from && until
      ? t('accounts:tree.days.both', { from, until })
      : from
        ? t('accounts:tree.days.since', { from })
        : until
          ? t('accounts:tree.days.until', { until })
          : t('accounts:tree.days.always')
}
