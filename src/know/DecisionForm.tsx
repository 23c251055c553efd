/** Writes down what a client is about to decide, or changes it. */
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import { dropDecision, putDecision } from './decision.api.ts'
import { type Decision, DecisionGiven } from './decision.ts'

type Props = {
  accountId: string
  changes?: Decision | undefined
  done: (decisionId?: string) => void
}

export function DecisionForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const [began] = useState(changes)
  const keep = useWrite(putDecision, DECIDERS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('know:deciders.decisionKept', { title }),
    undo: ({ now, before }) =>
      before
        ? ask(putDecision, { accountId, ...before, was: now })
        : ask(dropDecision, { accountId, decisionId: now.decisionId }),
  })
  const form = useForm(DecisionGiven, began ?? {}, async (given, asAnother) => {
    const same = began && !asAnother ? { decisionId: began.decisionId, was: began } : {}
    const { now } = await keep.mutateAsync({
      ...given,
      accountId,
      ...same,
    })
    done(now.decisionId)
  })
  return (
    <Form form={form} does={t('know:people.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('know:deciders.decisionTitle')}
        hint={t('know:deciders.decisionHint')}
        autoComplete="off"
      />
      <LongTextField {...form.field('buys')} label={t('know:deciders.buys')} />
      <DayField {...form.field('expectedOn')} label={t('know:deciders.expectedOn')} />
      {changes && (
        <DayField
          {...form.field('decidedOn')}
          max={today}
          label={t('know:deciders.decidedOn')}
          hint={t('know:deciders.decidedHint')}
        />
      )}
    </Form>
  )
}
