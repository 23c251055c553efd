/** Ends a line: with what shows that it was done, or with why it is given up. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { setItemState } from './item.api.ts'
import { type Item, ItemEnd } from './item.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

type Props = { item: Item; state: 'done' | 'dropped'; done: () => void }

export function ItemEndForm({ item: { itemId, title }, state, done }: Props) {
  const t = useWords()
  const end = useWrite(setItemState, PLAN_CHANGED, {
    quiet: true,
    said: () => t(`plan:line.said.${state}`, { title }),
    undo: ({ before }) =>
      ask(setItemState, { itemId, state: before.state, outcome: before.outcome }),
  })
  const form = useForm(ItemEnd, { state }, async (given) => {
    await end.mutateAsync({ ...given, itemId })
    done()
  })
  return (
    <Form form={form} does={t(`plan:line.${state}`)}>
      <p>{title}</p>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(state === 'done' ? 'plan:line.proof' : 'plan:line.whyDropped')}
      />
    </Form>
  )
}
