/** The nine steps: questions instead of blank fields, and beside each what the other rooms know already. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import type { ItemOf } from './item.ts'
import { useKnownWords } from './useKnownWords.tsx'
import { readKnown } from './plan.api.ts'
import { whyNotChange } from './plan.ts'
import type { PlanReading } from './PlanRead.tsx'
import { questionsOf, STEPS, type Step } from './planTemplate.ts'

export function StepsCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const { plan, items } = read
  const answers = items.filter((item) => item.kind === 'answer')
  const [asked, setAsked] = useState<{ step: Step; question: string } | null>(null)
  const done = () => setAsked(null)
  const all = STEPS.flatMap((step) => questionsOf(step, plan.template))
  const answered = all.filter((question) => answers.some(({ title }) => title === question)).length
  return (
    <Card
      title={t('plan:steps.title')}
      aside={t('plan:steps.answered', { answered, all: all.length })}
    >
      <ol className="Plan-steps">
        {STEPS.map((step) => (
          <OneStep
            key={step}
            step={step}
            read={read}
            answers={answers}
            ask={(question) => setAsked({ step, question })}
          />
        ))}
      </ol>
      <KnowModal title={asked && t(questionKey(asked.question))} onClose={done}>
        {asked && (
          <AnswerForm
            read={read}
            question={asked.question}
            step={asked.step}
            changes={answers.find(({ title }) => title === asked.question)}
            done={done}
          />
        )}
      </KnowModal>
    </Card>
  )
}

// words: plan:question.*
const questionKey = (question: string) => `plan:question.${question}` as Key

type StepProps = {
  step: Step
  read: PlanReading
  answers: ItemOf<'answer'>[]
  ask: (question: string) => void
}

function OneStep({ step, read: { plan }, answers, ask }: StepProps) {
  const t = useWords()
  const { actor } = useSession()
  const saysKnown = useKnownWords()
  const known = useRead(readKnown, { accountId: plan.accountId }).filter((one) => one.step === step)
  const questions = questionsOf(step, plan.template)
  const open = questions.filter((question) => !answers.some(({ title }) => title === question))
  return (
    <li>
      <details>
        <summary>
          <span>{t(`plan:step.${step}`)}</span>{' '}
          <Chip tone={open.length === 0 ? 'good' : 'plain'}>
            {open.length === 0
              ? t('plan:steps.done')
              : t('plan:steps.open', { count: open.length })}
          </Chip>
        </summary>
        <div className="Plan-step">
          <dl>
            {questions.map((question) => {
              const answer = answers.find(({ title }) => title === question)
              return (
                <div key={question}>
                  <dt>{t(questionKey(question))}</dt>
                  <dd>
                    {answer?.body.text}{' '}
                    <Act
                      size="compact-xs"
                      aria-label={t(answer ? 'plan:steps.changeOf' : 'plan:steps.answerOf', {
                        question: t(questionKey(question)),
                      })}
                      refusal={whyNotChange(actor, plan)}
                      onClick={() => ask(question)}
                    >
                      {t(answer ? 'plan:steps.change' : 'plan:steps.answer')}
                    </Act>
                  </dd>
                </div>
              )
            })}
          </dl>
          {known.length > 0 && (
            <aside aria-label={t('plan:steps.known')}>
              <h3 className="Plan-part">{t('plan:steps.known')}</h3>
              <ul className="Plan-known">
                {known.map((one) => (
                  <li key={`${one.kind}${one.id}${one.text}`}>{saysKnown(one)}</li>
                ))}
              </ul>
            </aside>
          )}
        </div>
      </details>
    </li>
  )
}
