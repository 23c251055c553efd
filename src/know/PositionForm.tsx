/** What one of us is to a person of theirs, and ought to be. */
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { sayPosition, unsayPosition } from './decider.api.ts'
import { Grounds, type Position, PositionGiven, POSITIONS } from './decider.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import type { Decider } from './deciderMap.ts'
import { GroundsFields } from './groundsFields.tsx'

const Typed = Grounds.extend(PositionGiven.shape)

type Props = {
  accountId: string
  person: Decider
  changes?: Position | undefined
  done: () => void
}

export function PositionForm({ accountId, person: { contactId, name }, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const colleagues = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  const keep = useWrite(sayPosition, DECIDERS_CHANGED, {
    quiet: true,
    said: () => t('know:deciders.saidOf', { name }),
    undo: ({ saidId }) => ask(unsayPosition, { accountId, contactId, saidId }),
  })
  const isColleague = colleagues.some(({ personId }) => personId === person.personId)
  const start = {
    personId: changes?.personId ?? (isColleague ? person.personId : undefined),
    now: changes?.now ?? null,
    ideal: changes?.ideal ?? null,
    confidence: 'assumed',
    seenOn: today,
  }
  const form = useForm(Typed, start, async (given) => {
    await keep.mutateAsync({ accountId, contactId, ...given })
    done()
  })
  const options = POSITIONS.map((value) => ({
    value,
    label: t(`know:deciders.positionNames.${value}`),
  }))
  return (
    <Form form={form} does={t('know:people.save')}>
      <SelectField
        {...form.field('personId')}
        search
        data-autofocus
        disabled={changes !== undefined}
        label={t('know:deciders.colleague')}
        options={colleagues.map(({ personId, name: label }) => ({ value: personId, label }))}
      />
      <SelectField
        {...form.field('now')}
        clearable
        label={t('know:deciders.positionNow')}
        hint={t('know:deciders.positionHint')}
        options={options}
      />
      <SelectField
        {...form.field('ideal')}
        clearable
        label={t('know:deciders.positionIdeal')}
        options={options}
      />
      <GroundsFields field={form.field} />
    </Form>
  )
}
