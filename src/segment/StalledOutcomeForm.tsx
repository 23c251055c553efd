/** What is done about a stalled account: carry out the plan first, or what comes of the question about the criteria. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { addDays } from '../kernel/day.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { decideStalled, takeBackAnswer } from './stalled.api.ts'
import { listStandings, readStanding, readTiers } from './standing.api.ts'
import { OutcomeGiven, OUTCOMES_OF, type StalledCase, TIERS_TO_LEAVE_FOR } from './stalled.ts'
import { STALLED_READS } from './stalledChanged.tsx'

type Props = { told: StalledCase; criteria: readonly string[] }

/** As it is typed: what is left blank is not there. */
const { outcome, reason, byOn, criterion, toTier } = OutcomeGiven.shape
const Typed = z.object({ outcome, reason, byOn, criterion, toTier })

export function StalledOutcomeForm({ told, criteria }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { caseId, account, state } = told
  const decide = useWrite(
    decideStalled,
    [...STALLED_READS, readStanding, readTiers, listStandings],
    {
      quiet: true,
      said: () => t('segment:stalled.outcome.said', { account }),
      undo: () => ask(takeBackAnswer, { caseId }),
    },
  )
  const choices = OUTCOMES_OF[state].filter((one) => one !== 'lapsed')
  const isFirst = state === 'unexecuted'
  const start = isFirst ? { outcome: choices[0] } : {}
  const form = useForm(Typed, start, (typed) => decide.mutateAsync({ ...typed, caseId }))
  const chosen = form.values.outcome
  return (
    <Form
      form={form}
      does={t(isFirst ? 'segment:stalled.outcome.doesFirst' : 'segment:stalled.outcome.does')}
    >
      {!isFirst && (
        <SelectField
          {...form.field('outcome')}
          label={t('segment:stalled.outcome.which')}
          options={choices.map((one) => ({
            value: one,
            label: t(`segment:stalled.outcome.${one}`),
          }))}
        />
      )}
      {chosen === 'criteria-change' && (
        <SelectField
          {...form.field('criterion')}
          required
          label={t('segment:stalled.outcome.criterion')}
          {...(criteria.length === 0 ? { hint: t('segment:stalled.outcome.noCriteria') } : {})}
          options={criteria}
        />
      )}
      {chosen === 'leave-tier' && (
        <SelectField
          {...form.field('toTier')}
          required
          label={t('segment:stalled.outcome.toTier')}
          options={TIERS_TO_LEAVE_FOR.map((tier) => ({
            value: tier,
            label: t(`segment:tier.${tier}.name`),
          }))}
        />
      )}
      <LongTextField
        {...form.field('reason')}
        label={t(isFirst ? 'segment:stalled.outcome.first' : 'segment:stalled.outcome.reason')}
      />
      {isFirst && (
        <DayField
          {...form.field('byOn')}
          required
          min={addDays(today, 1)}
          label={t('segment:stalled.outcome.byOn')}
          hint={t('segment:stalled.outcome.byOnHint')}
        />
      )}
    </Form>
  )
}
