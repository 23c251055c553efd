/** Marks a crossing and decides what it ends in; undo puts back what stood. */
import { useState } from 'react'
import { z } from 'zod'
import { WORKERS } from '../kernel/actor.ts'
import { addDays, addMonths, Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { listColleagues } from '../accounts/account.api.ts'
import { dropAction } from '../accounts/action.api.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { CrossingAbout } from './CrossingAbout.tsx'
import { dropCrossing, putCrossings } from './crossing.api.ts'
import { type Crossing, endingOf, ENDINGS, IMPACTS, type Pair, whyNotUnmark } from './crossing.ts'
import { CROSSINGS_CHANGED } from './needsChanged.tsx'

const text = (longest: number) => z.string().trim().max(longest).default('')

/** Asked only where the crossing ends so. */
const NEEDED = {
  none: [],
  action: ['title', 'ownerId', 'dueOn'],
  objective: ['objective', 'objectiveOn'],
  rejection: ['rejection'],
} as const

const Typed = z
  .object({
    impact: z.coerce.number<number | string>().int().min(-3).max(3),
    ending: z.enum(['none', ...ENDINGS]),
    title: text(300),
    how: text(2000),
    ownerId: z.guid().optional(),
    dueOn: Day.optional(),
    objective: text(300),
    objectiveOn: Day.optional(),
    rejection: text(500),
    /** There is one already: another need not be written down. */
    acts: z.boolean().default(false),
  })
  .superRefine((typed, check) => {
    if (typed.ending === 'action' && typed.acts && typed.title === '') return
    for (const name of NEEDED[typed.ending]) {
      if (!typed[name]) check.addIssue({ code: 'custom', path: [name], message: 'missing' })
    }
  })

/** Two weeks are near enough not to be forgotten; an objective takes half a year. */
const ACTION_DAYS = 14
const OBJECTIVE_MONTHS = 6

type Props = { accountId: string; pair: Pair; refusal: Refusal | null; done: () => void }

export function CrossingForm({ accountId, pair, refusal, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const { inner, outer, crossing } = pair
  const [began] = useState(crossing)
  const { itemId: innerId } = inner
  const { itemId: outerId } = outer
  const why = refusalWords(refusal)
  const owners = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  const title = `${inner.title} × ${outer.title}`
  const keep = useWrite(putCrossings, CROSSINGS_CHANGED, {
    quiet: true,
    said: ({ now }) => t(`know:cross.kept.${endingOf(now[0]!) ?? 'none'}`, { title }),
    undo: async ({ now, before, actionIds }) => {
      for (const actionId of actionIds) await ask(dropAction, { actionId })
      if (before.length > 0) return ask(putCrossings, { accountId, crossings: before })
      return ask(dropCrossing, { crossingId: now[0]!.crossingId })
    },
  })
  const unmark = useWrite(dropCrossing, CROSSINGS_CHANGED, {
    said: () => t('know:cross.unmarkedSaid', { title }),
    undo: (was) => ask(putCrossings, { accountId, crossings: [was] }),
  })
  const form = useForm(Typed, useStart(crossing, owners), async (typed) => {
    const { impact, ending, objective, objectiveOn, rejection, how, ownerId, dueOn } = typed
    const adds = ending === 'action' && typed.title !== '' && ownerId && dueOn
    const action = adds ? { title: typed.title, how, ownerId, dueOn } : undefined
    const aims = ending === 'objective' && objectiveOn ? { objective, objectiveOn } : null
    const ends = {
      ...aims,
      ...(ending === 'rejection' && { rejection }),
      ...(action && { action }),
    }
    const was = began ?? null
    await keep.mutateAsync({ accountId, crossings: [{ innerId, outerId, impact, ...ends, was }] })
    done()
  })
  if (why) return <CrossingAbout pair={pair} says={why} />
  const ending = form.values.ending as z.output<typeof Typed>['ending']
  return (
    <>
      <CrossingAbout pair={pair} />
      <Form
        form={form}
        does={t('know:save')}
        aside={
          crossing && (
            <Act
              refusal={whyNotUnmark(crossing.actions)}
              onClick={() => {
                unmark.mutate({ crossingId: crossing.crossingId })
                done()
              }}
            >
              {t('know:cross.unmark')}
            </Act>
          )
        }
      >
        <SelectField
          {...form.field('impact')}
          data-autofocus
          label={t('know:cross.impact')}
          options={IMPACTS.map((one) => ({
            value: String(one),
            label: `${format.signed(one)} · ${t(`know:cross.impacts.${one}`)}`,
          }))}
        />
        <SelectField
          {...form.field('ending')}
          label={t('know:cross.endsIn')}
          options={(['none', ...ENDINGS] as const).map((value) => ({
            value,
            label: t(`know:cross.ending.${value}`),
          }))}
        />
        {ending === 'action' && (
          <>
            <TextField
              {...form.field('title')}
              required={!form.values.acts}
              label={t(form.values.acts ? 'know:cross.another' : 'know:cross.action')}
              hint={t('know:cross.actionHint')}
              autoComplete="off"
            />
            <LongTextField {...form.field('how')} rows={2} label={t('accounts:action.how')} />
            <SelectField
              {...form.field('ownerId')}
              required
              search
              label={t('accounts:action.owner')}
              options={owners.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
            <DayField {...form.field('dueOn')} required label={t('accounts:action.dueOn')} />
          </>
        )}
        {ending === 'objective' && (
          <>
            <TextField
              {...form.field('objective')}
              required
              label={t('know:cross.objective')}
              hint={t('know:cross.objectiveHint')}
              autoComplete="off"
            />
            <DayField {...form.field('objectiveOn')} required label={t('know:cross.objectiveOn')} />
          </>
        )}
        {ending === 'rejection' && (
          <LongTextField
            {...form.field('rejection')}
            required
            rows={2}
            label={t('know:cross.rejection')}
            hint={t('know:cross.rejectionHint')}
          />
        )}
      </Form>
    </>
  )
}

function useStart(
  crossing: Crossing | undefined,
  owners: readonly { personId: string }[],
): { [name in keyof z.input<typeof Typed>]?: unknown } {
  const { today, person } = useSession()
  const isOwner = owners.some(({ personId }) => personId === person.personId)
  const acts = crossing?.actions.some(({ state }) => state !== 'dropped') ?? false
  return {
    impact: crossing ? String(crossing.impact) : undefined,
    ending: (crossing && endingOf(crossing)) ?? 'none',
    acts,
    ownerId: isOwner ? person.personId : undefined,
    dueOn: addDays(today, ACTION_DAYS),
    objective: crossing?.objective,
    objectiveOn: crossing?.objectiveOn ?? addMonths(today, OBJECTIVE_MONTHS),
    rejection: crossing?.rejection,
  }
}
