/** What is agreed to be owed, in rows: by which tiers, up to how much, and how the period that runs stands. */
import { useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropTerms, endTerms, putTerms } from './compensation.api.ts'
import { type CompensationTerms, whyNotChangeTerms } from './compensation.ts'
import { COMPENSATIONS_CHANGED } from './compensationChanged.tsx'
import { TermsForm } from './TermsForm.tsx'

export function TermsRows({ terms }: { terms: readonly CompensationTerms[] }) {
  const t = useWords()
  const [changing, setChanging] = useState<CompensationTerms | null>(null)
  const done = () => setChanging(null)
  return (
    <>
      <ul className="Known-rows">
        {terms.map((one) => (
          <TermsRow key={one.termsId} terms={one} change={() => setChanging(one)} />
        ))}
      </ul>
      <KnowModal title={changing && t('commit:compensation.changeTerms')} onClose={done}>
        {changing && <TermsForm accountId={changing.accountId} changes={changing} done={done} />}
      </KnowModal>
    </>
  )
}

function TermsRow({ terms, change }: { terms: CompensationTerms; change: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { metric, period, tiers, base, currency, capShare, yearCap, kind, action } = terms
  const { fromOn, untilOn, claimDays, agreement, minimum } = terms
  const name = `${t(`commit:level.metric.${metric}`)} · ${t(`commit:compensation.periods.${period}`)}`
  const money = (amount: number) => format.money(amount, currency)
  return (
    <li>
      <b>{name}</b> <RunningChip terms={terms} />
      <p>
        {tiers
          .map(({ below, pays }) =>
            t('commit:compensation.tierTold', {
              below: format.percent(below, 2),
              amount: money(base * pays),
            }),
          )
          .join(' · ')}
      </p>
      <p className="dim">
        {[
          t('commit:compensation.capTold', { amount: money(base * capShare) }),
          yearCap && t('commit:compensation.yearCapTold', { amount: money(yearCap) }),
          minimum > 0 && t('commit:compensation.minimumTold', { amount: money(minimum) }),
          t(`commit:compensation.kinds.${kind}`),
          action,
          claimDays && t('commit:compensation.claimTold', { count: claimDays }),
          untilOn
            ? t('commit:compensation.fromUntil', {
                from: format.day(fromOn),
                until: format.day(untilOn),
              })
            : t('commit:compensation.from', { from: format.day(fromOn) }),
          agreement,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Acts terms={terms} name={name} change={change} />
    </li>
  )
}

/** How the period that runs stands, and what it would come to. */
function RunningChip({ terms: { now, currency } }: { terms: CompensationTerms }) {
  const t = useWords()
  const format = useFormat()
  if (!now || now.share === null) return null
  const values = {
    share: format.percent(now.share, 2),
    kept: now.kept ?? 0,
    count: now.decided ?? 0,
    amount: format.money(now.amount, currency),
  }
  const told =
    now.decided === null
      ? t('commit:compensation.nowShare', values)
      : t('commit:compensation.nowKept', values)
  return (
    <Chip tone={now.amount > 0 ? 'bad' : 'good'}>
      {now.amount > 0 ? `${told}: ${t('commit:compensation.wouldOwe', values)}` : told}
    </Chip>
  )
}

type ActsProps = { terms: CompensationTerms; name: string; change: () => void }

function Acts({ terms, name, change }: ActsProps) {
  const t = useWords()
  const { actor, today } = useSession()
  const { termsId, carers, untilOn, used } = terms
  const drop = useWrite(dropTerms, COMPENSATIONS_CHANGED, {
    said: () => t('commit:compensation.termsDropped'),
    undo: (was) => ask(putTerms, was),
  })
  const end = useWrite(endTerms, COMPENSATIONS_CHANGED, {
    said: () => t('commit:compensation.termsEnded'),
    undo: () => ask(endTerms, { termsId, untilOn }),
  })
  const cares = carers.map((personId) => ({ personId }))
  if (whyNotWrite(actor, cares) !== null) return null
  const refusal = whyNotChangeTerms(terms)
  const act = (key: 'change' | 'drop' | 'end', run: () => void) => (
    <Act
      size="compact-sm"
      refusal={key === 'end' ? null : refusal}
      aria-label={`${t(`commit:compensation.act.${key}`)}: ${name}`}
      onClick={run}
    >
      {t(`commit:compensation.act.${key}`)}
    </Act>
  )
  return (
    <div className="Known-acts">
      {act('change', change)}
      {used === 0 && act('drop', () => drop.mutate({ termsId }))}
      {used > 0 && untilOn === null && act('end', () => end.mutate({ termsId, untilOn: today }))}
    </div>
  )
}
