/** Begins a plan from a template, or changes what it is called, its time, its owner and who sees it. */
import { useState } from 'react'
import { listColleagues, readAccount } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { addDays, addMonths } from '../kernel/day.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { CheckField, DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropPlan, putPlan } from './plan.api.ts'
import { PlanGiven, type Plan } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'
import { PACK_NAMES } from './planTemplate.ts'

const Typed = PlanGiven.omit({ accountId: true })
type Props = { accountId: string; changes?: Plan; done: () => void }

export function PlanForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const { name } = useRead(readAccount, { accountId })
  const owners = useOwners()
  const keep = useWrite(putPlan, PLAN_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('plan:kept', { title }),
    undo: ({ now, before }) =>
      before ? ask(putPlan, { ...before, was: now }) : ask(dropPlan, { planId: now.planId }),
  })
  const isOwner = owners.some(({ value }) => value === person.personId)
  const fresh = {
    title: t('plan:titleOf', { account: name }).slice(0, 200),
    template: 'general',
    fromOn: today,
    untilOn: addDays(addMonths(today, 24), -1),
    ownerId: isOwner ? person.personId : undefined,
  }
  // Read again while it is open, it still began from what stood then.
  const [began] = useState(changes)
  const form = useForm(Typed, began ?? fresh, async (given) => {
    const same = began ? { planId: began.planId, was: began } : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('plan:title')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('template')}
        label={t('plan:template')}
        hint={t('plan:templateHint')}
        options={PACK_NAMES.map((value) => ({ value, label: t(`plan:pack.${value}`) }))}
      />
      <DayField {...form.field('fromOn')} label={t('plan:fromOn')} />
      <DayField {...form.field('untilOn')} label={t('plan:untilOn')} hint={t('plan:spanHint')} />
      <SelectField {...form.field('ownerId')} search label={t('plan:owner')} options={owners} />
      <CheckField
        {...form.field('private')}
        label={t('plan:private')}
        hint={t('plan:privateHint')}
      />
    </Form>
  )
}

/** Those of ours who may have something to do. */
export function useOwners() {
  return useRead(listColleagues, {})
    .filter(({ role }) => (WORKERS as readonly string[]).includes(role))
    .map(({ personId, name }) => ({ value: personId, label: name }))
}
