/** Says how an account is related to another, from its own side. */
import { useState } from 'react'
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { AccountField } from './AccountField.tsx'
import { dropRelation, putRelation } from './relation.api.ts'
import { asKept, type Relation, RelationGiven, seenFrom, VIEWS } from './relation.ts'
import { RELATIONS_CHANGED } from './treeChanged.tsx'

const Typed = RelationGiven.omit({ accountId: true, kind: true }).extend({ view: z.enum(VIEWS) })

type Props = { accountId: string; changes?: Relation; done: () => void }

export function RelationForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const [began] = useState(changes)
  const keep = useWrite(putRelation, RELATIONS_CHANGED, {
    quiet: true,
    said: ({ now }) => t('accounts:relation.kept', { name: seenFrom(accountId, now).name }),
    undo: ({ now, before }) =>
      before
        ? ask(putRelation, { ...before, was: now })
        : ask(dropRelation, { relationId: now.relationId }),
  })
  const seen = began && seenFrom(accountId, began)
  const start = seen ? { ...began, view: seen.view, otherId: seen.id } : {}
  const form = useForm(Typed, start, async ({ view, otherId, ...rest }) => {
    const kept = asKept(view, { accountId, otherId })
    await keep.mutateAsync({ ...rest, ...kept, relationId: began?.relationId, was: began })
    done()
  })
  return (
    <Form form={form} does={t('accounts:relation.save')}>
      <SelectField
        {...form.field('view')}
        label={t('accounts:relation.how')}
        options={VIEWS.map((value) => ({ value, label: t(`accounts:relation.view.${value}`) }))}
      />
      {!changes && <AccountField {...form.field('otherId')} label={t('accounts:relation.other')} />}
      <DayField {...form.field('fromOn')} label={t('accounts:relation.fromOn')} />
      <DayField
        {...form.field('untilOn')}
        label={t('accounts:relation.untilOn')}
        hint={t('accounts:relation.untilHint')}
      />
      <LongTextField {...form.field('note')} label={t('accounts:relation.note')} />
    </Form>
  )
}
