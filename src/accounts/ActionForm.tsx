/** Writes down what is to be done for an account, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { blankable } from '../kernel/blankable.ts'
import { addDays } from '../kernel/day.ts'
import { WORKERS } from '../kernel/actor.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { CheckField, DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listColleagues } from './account.api.ts'
import { dropAction, listActions, putAction } from './action.api.ts'
import { type Action, ActionGiven, mayBeShared, whyNotDropAction } from './action.ts'
import { ACTIONS_CHANGED } from './actionChanged.tsx'
import { Every, EVERY_UNITS } from './every.ts'
import './known.css'

const Typed = ActionGiven.omit({ accountId: true, every: true }).extend({
  /** Blank: it doesn't come back. */
  times: blankable(Every.shape.count),
  unit: Every.shape.unit.default('month'),
})
/** Two weeks are near enough not to be forgotten. */
const DAYS = 14

type Props = {
  accountId: string
  changes?: Action
  start?: { title?: string; how?: string }
  /** The thing of a room that it comes from. */
  from?: { origin: string; originId: string }
  done: () => void
}

export function ActionForm({ accountId, changes: stands, start, from, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today, person } = useSession()
  const owners = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  const keep = useWrite(putAction, ACTIONS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('accounts:action.kept', { title }),
    undo: ({ now, before }) =>
      before
        ? ask(putAction, { ...before, was: now })
        : ask(dropAction, { actionId: now.actionId }),
    undoable: ({ now, before }) => before !== null || whyNotDropAction(now) === null,
  })
  const needed = changes?.needs ?? []
  const others = useRead(listActions, { accountId })
    .filter(({ actionId, state }) => state === 'open' || needed.includes(actionId))
    .filter(({ actionId }) => actionId !== changes?.actionId)
    .map(({ actionId, title }) => ({ value: actionId, label: title }))
  const isOwner = owners.some(({ personId }) => personId === person.personId)
  const fresh = {
    dueOn: addDays(today, DAYS),
    ownerId: isOwner ? person.personId : undefined,
    ...start,
  }
  const { count: times, unit } = changes?.every ?? { count: undefined, unit: 'month' }
  const form = useForm(Typed, { ...(changes ?? fresh), times, unit }, async (typed, asAnother) => {
    const { times: count, unit: of, ...rest } = typed
    const given = { ...rest, every: count === null ? null : { count, unit: of } }
    const { origin, originId } = changes ?? from ?? {}
    const same = changes && !asAnother ? { actionId: changes.actionId, was: changes } : {}
    await keep.mutateAsync({ origin, originId, ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('accounts:action.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('accounts:action.what')}
        hint={t('accounts:action.whatHint')}
        autoComplete="off"
      />
      <LongTextField {...form.field('how')} label={t('accounts:action.how')} />
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('accounts:action.owner')}
        options={owners.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <DayField {...form.field('dueOn')} label={t('accounts:action.dueOn')} />
      {others.length > 0 && (
        <ManyField {...form.field('needs')} label={t('accounts:action.needs')} options={others} />
      )}
      {mayBeShared((changes ?? from)?.origin) && (
        <CheckField
          {...form.field('shared')}
          label={t('accounts:action.shared')}
          hint={t('accounts:action.sharedHint')}
        />
      )}
      <div className="Known-two">
        <NumberField
          {...form.field('times')}
          decimals={0}
          min={1}
          max={52}
          label={t('accounts:action.times')}
          hint={t('accounts:action.timesHint')}
        />
        <SelectField
          {...form.field('unit')}
          label={t('accounts:action.unit')}
          options={EVERY_UNITS.map((value) => ({
            value,
            label: t(`accounts:action.units.${value}`),
          }))}
        />
      </div>
    </Form>
  )
}
