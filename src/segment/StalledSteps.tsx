/** Where a case stands: that it doesn't grow, whether its plan was carried out, and only then whether the criteria were right. */
import type { ReactNode } from 'react'
import { readAccount } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { refusalWords } from '../ui/problemWords.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ExecutionForm } from './ExecutionForm.tsx'
import { takeBackAnswer } from './stalled.api.ts'
import { type StalledCase, whyNotAnswer, whyNotDecideYet, whyNotTakeAnswerBack } from './stalled.ts'
import { StalledFacts } from './StalledFacts.tsx'
import { StalledLog } from './StalledLog.tsx'
import { StalledOutcomeForm } from './StalledOutcomeForm.tsx'
import { STALLED_READS } from './stalledChanged.tsx'
import './stalled.css'

type Props = { told: StalledCase; criteria: readonly string[] }

export function StalledSteps({ told, criteria }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const { carers } = useRead(readAccount, { accountId: told.accountId })
  const { state, answers, account, figures, caseId } = told
  const held = answers.filter(({ takenBack }) => !takenBack)
  const isOpen = state !== 'closed'
  const planFirst = held.some(({ outcome }) => outcome === 'execute-first')
  const answered = held.some(({ step }) => step === 'execution')
  const noAnswer = whyNotAnswer(actor, state, carers)
  const noDecision = whyNotDecideYet(actor, state)
  const executedFrom = figures.settings.executedFrom
  return (
    <>
      <ol className="Stalled-steps" aria-label={t('segment:stalled.steps.label', { account })}>
        <Step name={t('segment:stalled.steps.found')} at="done">
          <StalledFacts told={told} />
        </Step>
        <Step
          name={t('segment:stalled.steps.execution')}
          at={answered ? 'done' : isOpen ? 'now' : 'later'}
        >
          <StalledLog told={told} about="plan" />
          {state === 'asked' &&
            (noAnswer ? (
              <p className="dim">{refusalWords(noAnswer)}</p>
            ) : (
              <ExecutionForm told={told} />
            ))}
          {state === 'unexecuted' &&
            (noDecision ? (
              <p className="dim">{refusalWords(noDecision)}</p>
            ) : (
              <StalledOutcomeForm told={told} criteria={criteria} />
            ))}
        </Step>
        <Step
          name={t('segment:stalled.steps.criteria')}
          at={state === 'questioned' ? 'now' : isOpen || planFirst ? 'later' : 'done'}
        >
          <StalledLog told={told} about="criteria" />
          {state === 'asked' && (
            <p className="dim">
              {t('segment:stalled.steps.criteriaWait', { share: executedFrom })}
            </p>
          )}
          {(state === 'unexecuted' || planFirst) && (
            <p className="dim">{t('segment:stalled.steps.criteriaNot')}</p>
          )}
          {state === 'questioned' &&
            (noDecision ? (
              <p className="dim">{refusalWords(noDecision)}</p>
            ) : (
              <StalledOutcomeForm told={told} criteria={criteria} />
            ))}
        </Step>
      </ol>
      {held.length > 0 && (
        <TakeBack
          key={caseId}
          told={told}
          refusal={whyNotTakeAnswerBack(actor, told, { carers, hasOther: false })}
        />
      )}
    </>
  )
}

type StepProps = { name: string; at: 'done' | 'now' | 'later'; children: ReactNode }

function Step({ name, at, children }: StepProps) {
  return (
    <li data-at={at} {...(at === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <h3>{name}</h3>
      {children}
    </li>
  )
}

function TakeBack({
  told: { caseId, account },
  refusal,
}: {
  told: StalledCase
  refusal: ReturnType<typeof whyNotTakeAnswerBack>
}) {
  const t = useWords()
  const back = useWrite(takeBackAnswer, STALLED_READS, {
    said: () => t('segment:stalled.log.back'),
  })
  return (
    <Act
      size="compact-sm"
      refusal={refusal}
      busy={back.isPending}
      aria-label={t('segment:stalled.log.takeBackOf', { account })}
      onClick={() => back.mutate({ caseId })}
    >
      {t('segment:stalled.log.takeBack')}
    </Act>
  )
}
