/** The head of a row or column of the cross matrix: its short name, and what it is. */
import { useWords } from '../ui/words.ts'
import type { SwotItem } from './swot.ts'

type Props = { item: SwotItem; code: string; scope: 'row' | 'col' }

export function CrossHead({ item: { kind, title, weight }, code, scope }: Props) {
  const t = useWords()
  return (
    <th scope={scope} data-kind={kind} title={title}>
      <span className="Swot-code">{code}</span>{' '}
      <span className="Weight" aria-hidden="true">
        {'●'.repeat(weight)}
      </span>
      <span className="unseen">{t('know:swot.weighs', { weight })}</span>
      <span className="Cross-title">{title}</span>
    </th>
  )
}
