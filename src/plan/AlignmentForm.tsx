/** Notes a meeting at which a plan is agreed, or changes what was noted; undo puts back what stood. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropAlignment, putAlignment } from './alignment.api.ts'
import { type Alignment, AlignmentGiven, questionsFrom, questionsTyped } from './alignment.ts'
import { ALIGNMENT_CHANGED } from './alignmentChanged.tsx'
import type { Plan } from './plan.ts'

const Typed = AlignmentGiven.omit({ questions: true }).extend({ asked: z.string().default('') })

type Props = { plan: Plan; changes?: Alignment; done: () => void }

export function AlignmentForm({ plan: { planId, account }, changes, done }: Props) {
  const t = useWords()
  const { today, firm, person } = useSession()
  const keep = useWrite(putAlignment, ALIGNMENT_CHANGED, {
    quiet: true,
    said: () => t('plan:alignment.kept'),
    undo: ({ now: { alignmentId }, before }) =>
      before ? ask(putAlignment, before) : ask(dropAlignment, { planId, alignmentId }),
  })
  const start = changes
    ? { ...changes, asked: questionsTyped(changes.questions) }
    : { heldOn: today, ours: person.name }
  const form = useForm(Typed, start, async ({ asked, ...given }, asAnother) => {
    const same =
      changes && !asAnother
        ? { alignmentId: changes.alignmentId, was: AlignmentGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ planId, ...given, ...same, questions: questionsFrom(asked) })
    done()
  })
  const present = t('plan:alignment.presentHint')
  return (
    <Form form={form} does={t('plan:save')} aside={<AsAnother form={form} />}>
      <DayField {...form.field('heldOn')} max={today} label={t('plan:alignment.heldOn')} />
      <LongTextField
        {...form.field('ours')}
        rows={2}
        label={t('plan:alignment.present', { side: firm.name })}
        hint={present}
      />
      <LongTextField
        {...form.field('theirs')}
        data-autofocus
        rows={2}
        label={t('plan:alignment.present', { side: account })}
        hint={present}
      />
      <LongTextField
        {...form.field('asked')}
        rows={6}
        label={t('plan:alignment.questions')}
        hint={t('plan:alignment.questionsHint')}
      />
      <LongTextField
        {...form.field('notes')}
        rows={3}
        label={t('plan:alignment.notes')}
        hint={t('plan:alignment.notesHint')}
      />
    </Form>
  )
}
