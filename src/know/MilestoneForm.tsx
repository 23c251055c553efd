/** Enters by hand what marked an account's history, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readHistory } from '../accounts/account.api.ts'
import { dropMilestone, listMilestones, putMilestone } from './milestone.api.ts'
import { type Milestone, MilestoneGiven } from './milestone.ts'

export const MILESTONES_CHANGED = [listMilestones, readHistory]

type Props = { accountId: string; changes?: Milestone; done: () => void }

export function MilestoneForm({ accountId, changes: stands, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today } = useSession()
  const keep = useWrite(putMilestone, MILESTONES_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('know:milestone.kept', { title }),
    undo: ({ now: { milestoneId }, before }) =>
      before ? ask(putMilestone, before) : ask(dropMilestone, { accountId, milestoneId }),
  })
  const form = useForm(MilestoneGiven, changes ?? { day: today }, async (given, asAnother) => {
    const same = changes && !asAnother ? { milestoneId: changes.milestoneId, was: changes } : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('know:milestone.save')} aside={<AsAnother form={form} />}>
      <DayField {...form.field('day')} label={t('know:milestone.day')} />
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('know:milestone.what')}
        hint={t('know:milestone.whatHint')}
        autoComplete="off"
      />
      <LongTextField {...form.field('about')} label={t('know:milestone.about')} />
      <TextField {...form.field('source')} label={t('know:milestone.source')} autoComplete="off" />
    </Form>
  )
}
