/** From so many key accounts on it is hard to be close to each: said wherever their number is chosen. */
import { useWords } from '../ui/words.ts'
import { MANY_KEY_ACCOUNTS } from './capacity.ts'

export function ManyKeyAccounts({ count }: { count: number }) {
  const t = useWords()
  return count > MANY_KEY_ACCOUNTS ? (
    <output className="warn">{t('segment:capacity.many')}</output>
  ) : null
}
