/** Prepares a plan B: for which indicator, what happens then, who approves it, and the actions that stand once it is. */
import { z } from 'zod'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { CheckField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { BODIES, Common, type ItemOf } from './item.ts'
import { useOwners } from './PlanForm.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { PreparedFields, type PreparedRow } from './PreparedFields.tsx'
import { useKeepLine } from './useKeepLine.tsx'

const { actions, ...ONE } = BODIES.planB.shape
const Typed = Common.extend({
  ...ONE,
  kpiId: z.guid(),
  /** A row without words is none. */
  actions: z.preprocess(
    (rows) => (rows as PreparedRow[]).filter(({ title }) => title.trim() !== ''),
    actions,
  ),
})

type Props = {
  read: PlanReading
  changes?: ItemOf<'planB'>
  /** The indicator that it is prepared for. */
  kpiId?: string | null
  done: () => void
}

export function PlanBForm({ read: { plan, items }, changes, kpiId = null, done }: Props) {
  const t = useWords()
  const owners = useOwners()
  const keep = useKeepLine(plan)
  const kpis = items.filter(({ kind }) => kind === 'kpi')
  const start = changes
    ? { ...changes, ...changes.body, actions: [...changes.body.actions] }
    : { kpiId: kpiId ?? kpis[0]?.itemId, actions: [{ ...BLANK }] }
  const form = useForm(Typed, start, async (given, asAnother) => {
    const { kpiId: kpi, scenario, approverId, actions: prepared, ...line } = given
    const body = { kpiId: kpi, scenario, approverId, actions: prepared }
    const item = { ...line, kind: 'planB' as const, body }
    const same = changes && !asAnother ? { itemId: changes.itemId, was: changes } : {}
    await keep.mutateAsync({ planId: plan.planId, item, ...same })
    done()
  })
  const rows = (form.values.actions ?? []) as PreparedRow[]
  return (
    <Form form={form} does={t('plan:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...form.field('kpiId')}
        label={t('plan:planB.kpi')}
        hint={t('plan:planB.kpiHint')}
        options={kpis.map(({ itemId, title }) => ({ value: itemId, label: title }))}
      />
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('plan:planB.what')}
        hint={t('plan:planB.whatHint')}
        autoComplete="off"
      />
      <LongTextField {...form.field('scenario')} rows={2} label={t('plan:planB.scenario')} />
      <SelectField
        {...form.field('approverId')}
        search
        clearable
        label={t('plan:planB.approver')}
        hint={t('plan:planB.approverHint')}
        options={owners}
      />
      <PreparedFields
        rows={rows}
        owners={owners}
        set={(next) => form.set({ actions: next })}
        fresh={() => ({ ...BLANK })}
      />
      <CheckField {...form.field('private')} label={t('plan:line.isPrivate')} />
    </Form>
  )
}

const BLANK: PreparedRow = { title: '', how: '', ownerId: null, days: 14 }
