/** Notes by hand what was done for an account on a day. */
import { useState } from 'react'
import { AccountField } from '../accounts/AccountField.tsx'
import type { Role } from '../kernel/actor.ts'
import { DecimalField } from '../ui/DecimalField.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { CostRateList } from './cost.ts'
import { dropCostActivity, listCostActivities, listCostRates, putCostActivity } from './cost.api.ts'
import { listAccountCosts, readAccountCost, readCosts } from './costs.api.ts'

/** What is read anew after one was noted or taken away. */
export const ACTIVITY_CHANGED = [listCostActivities, listAccountCosts, readAccountCost, readCosts]

export function mayNote(role: Role): boolean {
  return (putCostActivity.may as readonly Role[]).includes(role)
}

/** Of any account, or of the one that the page is about; the next one begins where this one ended. */
export function NewActivity({ accountId }: { accountId?: string }) {
  const { today } = useSession()
  const [next, setNext] = useState({ no: 1, accountId, day: today })
  return (
    <ActivityForm
      key={next.no}
      start={next}
      asksAccount={accountId === undefined}
      done={(given) => setNext({ ...given, no: next.no + 1 })}
    />
  )
}

type Begun = { accountId: string | undefined; day: string }
type FormProps = { start: Begun; asksAccount: boolean; done: (given: Begun) => void }

function ActivityForm({ start, asksAccount, done }: FormProps) {
  const t = useWords()
  const format = useFormat()
  const { data: rates } = useList(listCostRates, CostRateList.parse({ size: 500 }))
  const keep = useWrite(putCostActivity, ACTIVITY_CHANGED, {
    quiet: true,
    said: ({ now: { activity, day, units }, before }) =>
      before
        ? t('identify:costs.done.replaced', {
            activity,
            day,
            units: format.number(units, 2),
            before: format.number(before.units, 2),
          })
        : t('identify:costs.done.kept', { activity, day, units: format.number(units, 2) }),
    undo: ({ now, before }) => (before ? ask(putCostActivity, before) : ask(dropCostActivity, now)),
  })
  const { accountId, day: begun } = start
  const first = { accountId, activity: '', day: begun, units: '1' }
  const form = useForm(putCostActivity.input, first, async (given) => {
    await keep.mutateAsync(given)
    done(given)
  })
  return (
    <Form form={form} does={t('identify:costs.done.add')}>
      {asksAccount && (
        <AccountField {...form.field('accountId')} label={t('identify:costs.column.name')} />
      )}
      <SuggestField
        {...form.field('activity')}
        options={[...new Set(rates?.rows.map(({ activity }) => activity) ?? [])]}
        label={t('identify:costs.column.activity')}
      />
      <DecimalField
        {...form.field('units')}
        label={t('identify:costs.column.units')}
        hint={t('identify:costs.done.unitsHint')}
      />
      <DayField {...form.field('day')} label={t('identify:costs.column.day')} />
    </Form>
  )
}
