/** Ends an action: with what shows that it was done, or with why it is given up. */
import { ask, useWrite } from '../ui/api.ts'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endAction, reopenAction } from './action.api.ts'
import { type Action, ActionEnd } from './action.ts'
import { ACTIONS_CHANGED } from './actionChanged.tsx'

type Props = { action: Action; state: ActionEnd['state']; done: () => void }

export function ActionEndForm({ action: { actionId, title, every }, state, done }: Props) {
  const t = useWords()
  const isDone = state === 'done'
  const end = useWrite(endAction, ACTIONS_CHANGED, {
    quiet: true,
    said: () => t(isDone ? 'accounts:action.saidDone' : 'accounts:action.saidGivenUp', { title }),
    undo: () => ask(reopenAction, { actionId }),
  })
  const form = useForm(ActionEnd, { state }, async (given) => {
    await end.mutateAsync({ ...given, actionId })
    done()
  })
  return (
    <Form
      form={form}
      does={t(isDone ? 'accounts:action.doneTitle' : 'accounts:action.giveUpTitle')}
    >
      <p>{title}</p>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(isDone ? 'accounts:action.proof' : 'accounts:action.why')}
      />
      {isDone && (
        <TextField
          {...form.field('link')}
          type="url"
          label={t('accounts:action.link')}
          hint={t('accounts:action.linkHint')}
          autoComplete="off"
        />
      )}
      {isDone && every && <p className="dim">{t('accounts:action.comesBack')}</p>}
    </Form>
  )
}
