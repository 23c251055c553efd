/** What was said in a step of a case, by whom: of the plan, or of the criteria. What was taken back stays, marked. */
import { A } from '../ui/A.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { StalledAnswer, StalledCase } from './stalled.ts'

type Props = { told: StalledCase; about: 'plan' | 'criteria' }

export function StalledLog({ told, about }: Props) {
  const answers = told.answers.filter((one) => isAboutPlan(one) === (about === 'plan'))
  if (answers.length === 0) return null
  return (
    <ul className="Stalled-log">
      {answers.map((answer) => (
        <li key={answer.answerId} data-back={answer.takenBack || undefined}>
          <Answer answer={answer} />
        </li>
      ))}
    </ul>
  )
}

/** That it is carried out first is said of the plan; the criteria stay out of it. */
function isAboutPlan({ step, outcome }: StalledAnswer): boolean {
  return step === 'execution' || outcome === 'execute-first'
}

function Answer({ answer }: { answer: StalledAnswer }) {
  const t = useWords()
  const format = useFormat()
  const { outcome, share, reason, byOn, criterion, toTier, byName, answeredOn, takenBack } = answer
  const said =
    outcome === null
      ? t('segment:stalled.log.executed', { share: share ?? 0 })
      : t(`segment:stalled.log.${outcome}`, {
          day: byOn ?? answeredOn,
          criterion,
          tier: toTier && t(`segment:tier.${toTier}.name`),
        })
  const by = byName ?? t('segment:stalled.log.someone')
  return (
    <>
      <strong>{said}</strong> {takenBack && <Chip>{t('segment:stalled.log.takenBack')}</Chip>}
      {reason && <p>{reason}</p>}
      <p className="dim">
        {outcome === 'lapsed'
          ? format.day(answeredOn)
          : t('segment:stalled.log.by', { name: by, day: answeredOn })}
        {outcome === 'criteria-change' && !takenBack && (
          <>
            {' · '}
            <A to="/selection/criteria">{t('segment:stalled.log.toCriteria')}</A>
          </>
        )}
      </p>
    </>
  )
}
