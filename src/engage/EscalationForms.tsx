/** What happens to an escalation: up a level, critical, an update, its end. */
import { z } from 'zod'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import {
  calmEscalation,
  endEscalation,
  lowerEscalation,
  makeCritical,
  raiseEscalation,
  readEscalationSettings,
  reopenEscalation,
  updateEscalation,
} from './escalation.api.ts'
import { CriticalGiven, type Escalation, Outcome, Said } from './escalation.ts'
import { ESCALATIONS_CHANGED } from './escalationChanged.tsx'
import { useEngaged } from './useEngaged.tsx'

type Props = { escalation: Escalation; done: () => void }

const Why = z.object({ note: z.string().trim().max(2000).default('') })

export function RaiseForm({ escalation: { escalationId, title, level }, done }: Props) {
  const t = useWords()
  const raise = useWrite(raiseEscalation, ESCALATIONS_CHANGED, {
    quiet: true,
    said: (now) => t('engage:escalation.saidRaised', { title, level: now.level }),
    undo: () => ask(lowerEscalation, { escalationId }),
  })
  const form = useForm(Why, {}, async (given) => {
    await raise.mutateAsync({ ...given, escalationId })
    done()
  })
  return (
    <Form form={form} does={t('engage:escalation.raise')}>
      <p>{t('engage:escalation.raiseTo', { level: level + 1 })}</p>
      <LongTextField {...form.field('note')} data-autofocus label={t('engage:escalation.why')} />
    </Form>
  )
}

export function CriticalForm({ escalation, done }: Props) {
  const t = useWords()
  const { escalationId, title, ownerId, ownerName, accountId } = escalation
  const { updateHours } = useRead(readEscalationSettings, {})
  const { ours } = useEngaged(accountId, { ours: [{ id: ownerId, name: ownerName }] })
  const make = useWrite(makeCritical, ESCALATIONS_CHANGED, {
    quiet: true,
    said: () => t('engage:escalation.saidCritical', { title }),
    undo: () => ask(calmEscalation, { escalationId }),
  })
  const start = { ownerId, updateHours: escalation.updateHours ?? updateHours }
  const form = useForm(CriticalGiven, start, async (given) => {
    await make.mutateAsync({ ...given, escalationId })
    done()
  })
  return (
    <Form form={form} does={t('engage:escalation.critical')}>
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('engage:escalation.criticalOwner')}
        options={ours}
      />
      <NumberField
        {...form.field('updateHours')}
        min={1}
        max={168}
        suffix=" h"
        label={t('engage:escalation.updateEvery')}
      />
      <LongTextField {...form.field('note')} label={t('engage:escalation.why')} />
    </Form>
  )
}

export function UpdateForm({ escalation: { escalationId, title }, done }: Props) {
  const t = useWords()
  const update = useWrite(updateEscalation, ESCALATIONS_CHANGED, {
    quiet: true,
    said: () => t('engage:escalation.saidUpdate', { title }),
  })
  const form = useForm(Said, {}, async (given) => {
    await update.mutateAsync({ ...given, escalationId })
    done()
  })
  return (
    <Form form={form} does={t('engage:escalation.update')}>
      <LongTextField
        {...form.field('note')}
        data-autofocus
        label={t('engage:escalation.howItStands')}
      />
    </Form>
  )
}

export function EndEscalationForm({ escalation: { escalationId, title }, done }: Props) {
  const t = useWords()
  const end = useWrite(endEscalation, ESCALATIONS_CHANGED, {
    quiet: true,
    said: () => t('engage:escalation.saidClosed', { title }),
    undo: () => ask(reopenEscalation, { escalationId }),
  })
  const form = useForm(Outcome, {}, async (given) => {
    await end.mutateAsync({ ...given, escalationId })
    done()
  })
  return (
    <Form form={form} does={t('engage:escalation.close')}>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t('engage:escalation.outcome')}
      />
    </Form>
  )
}
