/** Sets an objective, checked while it is typed; undo puts back what stood. */
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { CheckField, DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { BODIES, Common, type ItemOf, mayServe } from './item.ts'
import { LIVE_METRICS, MeasuredBy } from './liveMetric.ts'
import { Meanwhile, useBegan } from './Meanwhile.tsx'
import { useOwners } from './PlanForm.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { SmartCheck } from './SmartCheck.tsx'
import { useMeasured } from './useMeasured.tsx'
import { typedOf } from './typed.ts'
import { useKeepLine } from './useKeepLine.tsx'

const Typed = Common.extend(BODIES.objective.shape)
type Props = { read: PlanReading; changes?: ItemOf<'objective'>; done: () => void }

export function ObjectiveForm({ read, changes, done }: Props) {
  const t = useWords()
  const { person } = useSession()
  const { plan, items, live, currency } = read
  const { told, name } = useMeasured(currency)
  const owners = useOwners()
  const goals = items.filter((one) => mayServe('objective', one))
  const keep = useKeepLine(plan)
  const { began, setBegan } = useBegan(changes)
  const isOwner = owners.some(({ value }) => value === person.personId)
  const fresh = { metric: 'hand', ownerId: isOwner ? person.personId : undefined }
  const start = changes ? typedOf(changes) : fresh
  const form = useForm(Typed, start, async (given, asAnother) => {
    const { title, parentId, ownerId, dueOn, shared, private: isPrivate, ...body } = given
    const item = {
      kind: 'objective' as const,
      title,
      parentId,
      ownerId,
      dueOn,
      shared,
      private: isPrivate,
      body,
    }
    const same = began && !asAnother ? { itemId: began.itemId, was: began } : {}
    await keep.mutateAsync({ planId: plan.planId, item, ...same })
    done()
  })
  const metric = MeasuredBy.catch('hand').parse(form.values.metric)
  const choose = (value: unknown) => {
    const by = MeasuredBy.catch('hand').parse(value)
    const now = by === 'hand' ? null : live[by]
    // Where a live figure stands today is where one begins from.
    form.set({
      metric: by,
      ...(now === null ? {} : { baseline: String(Math.round(now * 100) / 100) }),
    })
  }
  return (
    <Form form={form} does={t('plan:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('plan:objective.what')}
        hint={t('plan:objective.whatHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('metric')}
        onChange={choose}
        label={t('plan:objective.howMeasured')}
        options={['hand' as const, ...LIVE_METRICS].map((value) => ({
          value,
          label: t(`plan:metric.${value}`),
        }))}
      />
      {metric === 'hand' ? (
        <>
          <TextField
            {...form.field('measure')}
            label={t('plan:objective.measure')}
            autoComplete="off"
          />
          <TextField {...form.field('unit')} label={t('plan:objective.unit')} autoComplete="off" />
          <TextField
            {...form.field('source')}
            label={t('plan:objective.source')}
            autoComplete="off"
          />
        </>
      ) : (
        <p className="dim">
          {t('plan:objective.liveNow', {
            metric: name({ metric, measure: '' }),
            value: told(live[metric], { metric, unit: '' }),
          })}
        </p>
      )}
      <div className="Form-two">
        <DecimalField {...form.field('baseline')} label={t('plan:objective.baseline')} />
        <DecimalField {...form.field('target')} label={t('plan:objective.target')} />
      </div>
      <DayField
        {...form.field('dueOn')}
        min={plan.fromOn}
        max={plan.untilOn}
        label={t('plan:objective.byWhen')}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('plan:owner')}
        options={owners}
      />
      <TextField
        {...form.field('resource')}
        label={t('plan:objective.resource')}
        hint={t('plan:objective.resourceHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('parentId')}
        clearable
        label={t('plan:objective.parent')}
        hint={t('plan:objective.parentHint')}
        options={goals.map(({ itemId, title }) => ({ value: itemId, label: title }))}
      />
      <LongTextField {...form.field('about')} rows={2} label={t('plan:objective.about')} />
      <CheckField {...form.field('shared')} label={t('plan:shared')} hint={t('plan:sharedHint')} />
      <CheckField {...form.field('private')} label={t('plan:line.isPrivate')} />
      {began && <Meanwhile began={began} setBegan={setBegan} read={read} form={form} />}
      <SmartCheck typed={form.values} plan={plan} />
    </Form>
  )
}
