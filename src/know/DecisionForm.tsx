/** Writes down what a client is about to decide, or changes it. */
import { ask, useWrite } from '../ui/api.ts'
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
  const keep = useWrite(putDecision, DECIDERS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('know:deciders.decisionKept', { title }),
    undo: ({ now: { decisionId }, before }) =>
      before
        ? ask(putDecision, { accountId, ...before })
        : ask(dropDecision, { accountId, decisionId }),
  })
  const form = useForm(DecisionGiven, changes ?? {}, async (given) => {
    const decisionId = changes?.decisionId
    const { now } = await keep.mutateAsync({
      ...given,
      accountId,
      ...(decisionId && { decisionId }),
    })
    done(now.decisionId)
  })
  return (
    <Form form={form} does={t('know:people.save')}>
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
