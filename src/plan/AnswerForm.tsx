/** Answers a question of the template; what is known already can be taken over, to be made one's own. */
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { CheckField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropItem } from './item.api.ts'
import { BODIES, Common, type ItemOf } from './item.ts'
import { putBack } from './LineActs.tsx'
import { readKnown } from './plan.api.ts'
import { Meanwhile, useBegan } from './Meanwhile.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { PLAN_CHANGED } from './planChanged.tsx'
import type { Step } from './planTemplate.ts'
import { useKeepLine } from './useKeepLine.tsx'
import { useKnownWords } from './useKnownWords.tsx'

const Typed = Common.pick({ shared: true, private: true }).extend(BODIES.answer.shape)

type Props = {
  read: PlanReading
  question: string
  step: Step
  changes: ItemOf<'answer'> | undefined
  done: () => void
}

export function AnswerForm({ read, question, step, changes, done }: Props) {
  const t = useWords()
  const { planId, accountId } = read.plan
  const saysKnown = useKnownWords()
  const known = useRead(readKnown, { accountId }).filter((one) => one.step === step)
  const keep = useKeepLine(read.plan, () => t('plan:steps.kept'))
  const drop = useWrite(dropItem, PLAN_CHANGED, {
    said: () => t('plan:steps.dropped'),
    undo: putBack,
  })
  const { began, setBegan } = useBegan(changes)
  const start = changes ? { ...changes, ...changes.body } : {}
  const form = useForm(Typed, start, async ({ text, ...who }) => {
    const item = { kind: 'answer' as const, title: question, ...who, body: { text } }
    const same = began ? { itemId: began.itemId, was: began } : {}
    await keep.mutateAsync({ planId, item, ...same })
    done()
  })
  const take = () => {
    const typed = typeof form.values.text === 'string' ? form.values.text : ''
    const lines = known.map((one) => `– ${saysKnown(one)}`)
    form.set({ text: [typed, ...lines].filter(Boolean).join('\n') })
  }
  return (
    <Form
      form={form}
      does={t('plan:save')}
      aside={
        <>
          {known.length > 0 && (
            <Act onClick={take}>{t('plan:steps.take', { count: known.length })}</Act>
          )}
          {changes && (
            <Act
              onClick={() => {
                drop.mutate({ itemId: changes.itemId })
                done()
              }}
            >
              {t('plan:steps.drop')}
            </Act>
          )}
        </>
      }
    >
      <LongTextField
        {...form.field('text')}
        data-autofocus
        rows={6}
        label={t('plan:steps.yourAnswer')}
      />
      <CheckField {...form.field('shared')} label={t('plan:shared')} hint={t('plan:sharedHint')} />
      <CheckField {...form.field('private')} label={t('plan:line.isPrivate')} />
      {began && <Meanwhile began={began} setBegan={setBegan} read={read} form={form} />}
    </Form>
  )
}
