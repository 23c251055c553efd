/** One item of a SWOT: its weight, what shows it, how sure and how old it is. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { isToConfirm } from './evidence.ts'
import { EvidenceLine, useFades } from './EvidenceLine.tsx'
import { KnowModal } from './KnowModal.tsx'
import { SWOT_CHANGED } from './needsChanged.tsx'
import { dropSwot, putSwot } from './swot.api.ts'
import type { SwotItem } from './swot.ts'
import { SwotForm } from './SwotForm.tsx'
import { useStill } from './useStill.tsx'

type Props = { item: SwotItem; code: string; writes: boolean }

export function SwotRow({ item, code, writes }: Props) {
  const t = useWords()
  const { today } = useSession()
  const fades = useFades()
  const [changing, setChanging] = useState(false)
  const { accountId, itemId, title, weight, inimitable, evidence, subject } = item
  const isStale = fades(subject, item)
  const drop = useWrite(dropSwot, SWOT_CHANGED, {
    said: () => t('know:swot.dropped', { title }),
    undo: (was) => ask(putSwot, { accountId, items: [was] }),
  })
  const still = useStill()
  const act = (key: 'confirm' | 'change' | 'drop', run: () => void) => (
    <Act
      size="compact-xs"
      variant="subtle"
      aria-label={t(`know:swot.${key}Of`, { title })}
      onClick={run}
    >
      {t(`know:swot.${key}`)}
    </Act>
  )
  const done = () => setChanging(false)
  return (
    <li className="Fades" data-stale={isStale}>
      <span className="Swot-code">{code}</span> <b>{title}</b> <Weight weight={weight} />{' '}
      {inimitable && <Chip tone="accent">{t('know:swot.inimitable')}</Chip>}
      {evidence && <p>{evidence}</p>}
      <div>
        <EvidenceLine kind={subject} said={item} />
      </div>
      {writes && (
        <div className="Swot-acts">
          {isToConfirm(subject, item, today) && act('confirm', () => still.item(item))}
          {act('change', () => setChanging(true))}
          {act('drop', () => drop.mutate({ itemId }))}
        </div>
      )}
      <KnowModal title={changing ? t('know:swot.changeTitle') : null} onClose={done}>
        <SwotForm accountId={accountId} start={item} changes={item} done={done} />
      </KnowModal>
    </li>
  )
}

/** Three dots, as many of them full as it weighs. */
function Weight({ weight }: { weight: number }) {
  const t = useWords()
  return (
    <span className="Weight">
      <span aria-hidden="true">
        {'●'.repeat(weight)}
        <i>{'●'.repeat(3 - weight)}</i>
      </span>
      <span className="unseen">{t('know:swot.weighs', { weight })}</span>
    </span>
  )
}
