/** Plans B that are proposed, with why and since when, and the acts in the row: approve, or a false alarm. */
import { type ReactNode, useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DismissForm } from './DismissForm.tsx'
import { decideFiring, undecideFiring } from './firing.api.ts'
import { type Firing, whyNotDecide, whyNotUndecide } from './firing.ts'
import { FIRINGS_CHANGED } from './firingChanged.tsx'
import { useMeasured } from './useMeasured.tsx'
import './planB.css'

type Props = {
  firings: readonly Firing[]
  /** In which live figures of money are told; null where there is none. */
  currency: string | null
  /** Whose it is, where rows of several accounts stand together. */
  about?: (firing: Firing) => ReactNode
}

export function FiringRows({ firings, currency, about }: Props) {
  const t = useWords()
  const [asked, setAsked] = useState<Firing | null>(null)
  const done = () => setAsked(null)
  if (firings.length === 0) return null
  return (
    <>
      <ul className="Known-rows Firings">
        {firings.map((firing) => (
          <FiringRow
            key={firing.firingId}
            firing={firing}
            currency={currency}
            about={about?.(firing)}
            dismiss={() => setAsked(firing)}
          />
        ))}
      </ul>
      <KnowModal title={asked && t('plan:firing.dismissOf', { title: asked.planB })} onClose={done}>
        {asked && <DismissForm firing={asked} done={done} />}
      </KnowModal>
    </>
  )
}

type RowProps = {
  firing: Firing
  currency: string | null
  about: ReactNode
  dismiss: () => void
}

function FiringRow({ firing, currency, about, dismiss }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { told } = useMeasured(currency)
  const { firingId, planB, kpi, measure, state, prepared, why, backOn } = firing
  const approve = useWrite(decideFiring, FIRINGS_CHANGED, {
    said: () => t('plan:firing.approved', { title: planB, count: prepared.length }),
    undo: () => ask(undecideFiring, { firingId }),
  })
  const reopen = useWrite(undecideFiring, FIRINGS_CHANGED, {
    said: () => t('plan:firing.reopened', { title: planB }),
  })
  const refusal = whyNotDecide(actor, firing)
  return (
    <li data-state={state}>
      <b>{planB}</b> {about} <Chip tone={TONES[state]}>{t(`plan:firing.state.${state}`)}</Chip>
      <p>
        {t(`plan:firing.says.${firing.worse}`, {
          kpi,
          value: told(firing.value, measure),
          threshold: told(firing.threshold, measure),
          day: format.day(firing.day),
        })}
        {backOn && ` ${t('plan:firing.back', { day: format.day(backOn) })}`}
      </p>
      {state === 'proposed' && prepared.length > 0 && (
        <p className="dim">
          {t('plan:firing.ready', {
            count: prepared.length,
            titles: prepared.map(({ title }) => title).join(' · '),
          })}
        </p>
      )}
      {why && <p>{why}</p>}
      {firing.decidedOn && (
        <span className="dim">
          {t('plan:firing.decided', {
            name: firing.decidedByName ?? t('plan:someone'),
            day: format.day(firing.decidedOn),
          })}
        </span>
      )}
      <div className="Known-acts">
        {state === 'proposed' && (
          <>
            <Act
              size="compact-sm"
              variant="filled"
              refusal={refusal}
              aria-label={t('plan:firing.approveOf', { title: planB })}
              onClick={() => approve.mutate({ firingId, state: 'approved' })}
            >
              {t('plan:firing.approve')}
            </Act>
            <Act
              size="compact-sm"
              refusal={refusal}
              aria-label={t('plan:firing.dismissOf', { title: planB })}
              onClick={dismiss}
            >
              {t('plan:firing.dismiss')}
            </Act>
          </>
        )}
        {state === 'dismissed' && whyNotUndecide(actor, firing, []) === null && (
          <Act
            size="compact-sm"
            aria-label={t('plan:firing.reopenOf', { title: planB })}
            onClick={() => reopen.mutate({ firingId })}
          >
            {t('plan:firing.reopen')}
          </Act>
        )}
      </div>
    </li>
  )
}

const TONES = { proposed: 'bad', approved: 'good', dismissed: 'plain' } as const
