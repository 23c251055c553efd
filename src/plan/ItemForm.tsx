/** Writes down a line of any kind, or changes it; undo puts back what stood. */
import type { z } from 'zod'
import { listAccountContacts } from '../know/contact.api.ts'
import { useList } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { CheckField, DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { BODIES, Common, type Item, ItemGiven, mayServe } from './item.ts'
import { BY_HAND, FIELDS, hasDay, type LineKind } from './itemFields.ts'
import { KindField } from './KindField.tsx'
import { Meanwhile, useBegan } from './Meanwhile.tsx'
import { useOwners } from './PlanForm.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { typedOf } from './typed.ts'
import { useKeepLine } from './useKeepLine.tsx'

type Props = {
  read: PlanReading
  kind: LineKind
  changes?: Item
  start?: Record<string, unknown>
  done: () => void
}

const COMMON = Object.keys(Common.shape)

export function ItemForm({ read, kind, changes, start = {}, done }: Props) {
  const t = useWords()
  const { plan, items } = read
  const owners = useOwners()
  const { accountId } = plan
  const contacts = useList(listAccountContacts, { accountId }).data ?? []
  const keep = useKeepLine(plan)
  const { began, setBegan } = useBegan(changes)
  const shape: z.ZodObject = Common.extend(BODIES[kind].shape)
  const fresh = { ...defaultsOf(kind), ...start }
  const form = useForm(shape, changes ? typedOf(changes) : fresh, async (given, asAnother) => {
    const all = Object.entries(given)
    const line = Object.fromEntries(all.filter(([name]) => COMMON.includes(name)))
    const body = Object.fromEntries(all.filter(([name]) => !COMMON.includes(name)))
    const item = ItemGiven.parse({ ...line, kind, body })
    const was = began ? ItemGiven.parse(began) : undefined
    const same = began && !asAnother ? { itemId: began.itemId, was } : {}
    await keep.mutateAsync({ planId: plan.planId, item, ...same })
    done()
  })
  const isLive = kind === 'kpi' && form.values['metric'] !== 'hand'
  const parents = items.filter((one) => mayServe(kind, one) && one.itemId !== changes?.itemId)
  return (
    <Form form={form} does={t('plan:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t(`plan:kind.${kind}.what`)}
        hint={t(`plan:kind.${kind}.hint`)}
        autoComplete="off"
      />
      {FIELDS[kind]
        .filter(({ name }) => !(isLive && BY_HAND.includes(name)))
        .map((asked) => (
          <KindField
            key={asked.name}
            kind={kind}
            asked={asked}
            field={form.field(asked.name)}
            contacts={contacts}
          />
        ))}
      {kind !== 'goal' && parents.length > 0 && (
        <SelectField
          {...form.field('parentId')}
          clearable
          label={t(kind === 'valueAdd' ? 'plan:line.forGoal' : 'plan:line.forWhat')}
          options={parents.map(({ itemId, title }) => ({ value: itemId, label: title }))}
        />
      )}
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('plan:owner')}
        {...(kind === 'improvement' ? { hint: t('plan:line.ownerOutside') } : {})}
        options={owners}
      />
      {hasDay(kind) && <DayField {...form.field('dueOn')} label={t('plan:line.due')} />}
      <CheckField {...form.field('shared')} label={t('plan:shared')} hint={t('plan:sharedHint')} />
      <CheckField {...form.field('private')} label={t('plan:line.isPrivate')} />
      {began && <Meanwhile began={began} setBegan={setBegan} read={read} form={form} />}
    </Form>
  )
}

/** The first of each choice, as the shape has it. */
function defaultsOf(kind: LineKind): Record<string, unknown> {
  return typedBlank(BODIES[kind].safeParse({}).data ?? {})
}

const typedBlank = (body: object) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
