/** Opens a remedy or changes one: what is done, why, by whom, until when. */
import { listColleagues } from '../accounts/account.api.ts'
import { useSaid } from '../identify/telling.tsx'
import type { AccountCost } from '../identify/cost.ts'
import { WORKERS } from '../kernel/actor.ts'
import { addMonths } from '../kernel/day.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { changeRemedy, closeRemedy, openRemedy } from './remedy.api.ts'
import { type Remedy, RemedyGiven, RemedyKind } from './remedy.ts'
import { REMEDY_CHANGED } from './remedyChanged.tsx'

type Props = {
  accountId: string
  changes?: Remedy
  /** What serving it costs, with what could be done. */
  cost?: AccountCost | null
  valuation?: string | null
  done: () => void
}

/** A quarter is usually enough to agree prices or terms anew. */
const MONTHS = 3

export function RemedyForm({ accountId, changes, cost, valuation, done }: Props) {
  const t = useWords()
  const said = useSaid(valuation ?? undefined)
  const { today, person } = useSession()
  const colleagues = useRead(listColleagues, {})
  const open = useWrite(openRemedy, REMEDY_CHANGED, {
    quiet: true,
    said: ({ account }) => t('segment:remedy.opened', { account }),
    undo: ({ remedyId }) =>
      ask(closeRemedy, { remedyId, state: 'dropped', outcome: t('segment:remedy.undone') }),
  })
  const change = useWrite(changeRemedy, REMEDY_CHANGED, {
    quiet: true,
    said: ({ now: { account } }) => t('segment:remedy.changed', { account }),
    undo: ({ before }) => ask(changeRemedy, before),
  })
  const suggested = cost?.remedy ?? null
  const owners = colleagues.filter(({ role }) => (WORKERS as readonly string[]).includes(role))
  const start = changes ?? {
    kind: suggested?.remedy,
    dueOn: addMonths(today, MONTHS),
    ownerId: owners.find(({ personId }) => personId === person.personId)?.personId,
  }
  const form = useForm(RemedyGiven, start, async (given) => {
    await (changes
      ? change.mutateAsync({ ...given, remedyId: changes.remedyId })
      : open.mutateAsync({ ...given, accountId }))
    done()
  })
  return (
    <Form form={form} does={t(changes ? 'segment:remedy.keep' : 'segment:remedy.open')}>
      {suggested && !changes && <p>{t('segment:remedy.suggests', { what: said(suggested) })}</p>}
      <SelectField
        {...form.field('kind')}
        label={t('segment:remedy.what')}
        options={RemedyKind.options.map((value) => ({
          value,
          label: t(`segment:remedy.kind.${value}`),
        }))}
      />
      <LongTextField
        {...form.field('why')}
        label={t('segment:remedy.why')}
        hint={t('segment:remedy.whyHint')}
      />
      <SelectField
        {...form.field('ownerId')}
        label={t('segment:remedy.owner')}
        options={owners.map(({ personId, name }) => ({ value: personId, label: name }))}
        search
      />
      <DayField {...form.field('dueOn')} label={t('segment:remedy.due')} />
    </Form>
  )
}
