/** Notes what was decided together, or corrects a decision by another one. */
import { useWrite } from '../ui/api.ts'
import { DayField, SwitchField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addDecision } from './alignment.api.ts'
import { ALIGNMENT_CHANGED } from './alignmentChanged.tsx'
import { DecisionGiven, type JointDecision } from './jointDecision.ts'
import type { Plan } from './plan.ts'

type Props = { plan: Plan; corrects?: JointDecision; done: () => void }

export function DecisionForm({ plan: { planId }, corrects, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const add = useWrite(addDecision, ALIGNMENT_CHANGED, {
    quiet: true,
    said: ({ decision }) => t('plan:decision.kept', { decision }),
  })
  const start = corrects
    ? { ...corrects, correctsId: corrects.decisionId }
    : { decidedOn: today, shared: true }
  const form = useForm(DecisionGiven, start, async (given) => {
    await add.mutateAsync({ ...given, planId })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')}>
      <p className="dim">{t(corrects ? 'plan:decision.corrects' : 'plan:decision.stays')}</p>
      <DayField {...form.field('decidedOn')} max={today} label={t('plan:decision.on')} />
      <LongTextField
        {...form.field('decision')}
        data-autofocus
        rows={2}
        label={t('plan:decision.what')}
      />
      <LongTextField {...form.field('why')} rows={2} label={t('plan:why')} />
      <SwitchField {...form.field('shared')} label={t('plan:shared')} hint={t('plan:sharedHint')} />
    </Form>
  )
}
