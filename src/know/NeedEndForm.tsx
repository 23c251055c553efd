/** Ends a need: with what shows that it is met, or with why it is given up. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endNeed, reopenNeed } from './need.api.ts'
import { type Need, NeedEnd } from './need.ts'
import { NEEDS_CHANGED } from './needsChanged.tsx'

type Props = { need: Need; state: NeedEnd['state']; done: () => void }

export function NeedEndForm({ need: { needId, title }, state, done }: Props) {
  const t = useWords()
  const isMet = state === 'met'
  const end = useWrite(endNeed, NEEDS_CHANGED, {
    quiet: true,
    said: () => t(isMet ? 'know:need.saidMet' : 'know:need.saidGivenUp', { title }),
    undo: () => ask(reopenNeed, { needId }),
  })
  const form = useForm(NeedEnd, { state }, async (given) => {
    await end.mutateAsync({ ...given, needId })
    done()
  })
  return (
    <Form form={form} does={t(isMet ? 'know:need.metTitle' : 'know:need.giveUpTitle')}>
      <p>{title}</p>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(isMet ? 'know:need.proof' : 'know:need.why')}
      />
    </Form>
  )
}
