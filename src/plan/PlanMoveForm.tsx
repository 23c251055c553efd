/** Moves a plan one step on or back, with why; how it stood is kept as a version. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { Item } from './item.ts'
import { movePlan } from './plan.api.ts'
import { PLAN_STATES, type PlanState, type PlanTold } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

const Typed = z.object({ why: z.string().trim().max(500).default('') })
type Props = { plan: PlanTold; to: PlanState; items: readonly Item[]; done: () => void }

export function MoveForm({ plan: { planId, title, state }, to, items, done }: Props) {
  const t = useWords()
  const move = useWrite(movePlan, PLAN_CHANGED, {
    quiet: true,
    said: () => t(`plan:moved.${to}`, { title }),
    undo: ({ before }) => ask(movePlan, { planId, state: before, why: t('plan:undone') }),
  })
  const form = useForm(Typed, {}, async ({ why }) => {
    await move.mutateAsync({ planId, state: to, why })
    done()
  })
  const isOn = PLAN_STATES.indexOf(to) > PLAN_STATES.indexOf(state)
  const drafts = items.filter((item) => item.kind === 'objective' && item.state === 'draft').length
  return (
    <Form form={form} does={t(isOn ? `plan:move.${to}` : `plan:back.${to}`)}>
      <p>{t(`plan:moveSays.${to}`)}</p>
      {to === 'active' && drafts > 0 && <p>{t('plan:stillDrafts', { count: drafts })}</p>}
      <LongTextField {...form.field('why')} data-autofocus rows={2} label={t('plan:why')} />
    </Form>
  )
}
