/** What a run would do or did, kind by kind. */
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import type { CrmImport } from './crm.ts'
import './crm.css'

export function CrmCounted({ one: { counts, state } }: { one: CrmImport }) {
  const t = useWords()
  const isDone = state === 'taken' || state === 'reversed'
  return (
    <Card title={t(isDone ? 'gather:crm.cameIn' : 'gather:crm.wouldCome')}>
      <ul className="Crm-rows">
        {counts.map(({ kind, read, rejected, undecided, missed, ...counted }) => (
          <li key={kind}>
            <b>{t(`gather:crm.kind.${kind}`)}</b>
            <span className="dim">{t('gather:crm.read', { count: read })}</span>
            <span>{t('gather:crm.counted', counted)}</span>
            {undecided > 0 && (
              <Chip tone="warn">{t('gather:crm.undecidedChip', { count: undecided })}</Chip>
            )}
            {rejected > 0 && (
              <Chip tone="bad">{t('gather:crm.rejectedChip', { count: rejected })}</Chip>
            )}
            {missed > 0 && <Chip tone="note">{t('gather:crm.missedChip', { count: missed })}</Chip>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
