/** Someone leaves: what goes with them, who follows, and what is to be done, taken on with one click each. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAccountContacts } from './contact.api.ts'
import { type Contact, ContactGiven, type Place, worksThere } from './contact.ts'
import { readEffect, takeBackDeparture, tellDeparture } from './departure.api.ts'
import { DepartureGiven, type Proposed, proposedFor } from './departure.ts'
import { DEPARTURES_CHANGED } from './departureChanged.tsx'
import { EffectTold } from './EffectTold.tsx'
import { PrefersFields } from './PrefersFields.tsx'

const NOBODY = 'nobody'
const NEW = 'new'

const Typed = DepartureGiven.pick({ leftOn: true, goesTo: true, note: true }).extend({
  follows: z.string(),
  newName: z.string().trim().max(200).default(''),
  newJob: z.string().trim().max(200).default(''),
  ...ContactGiven.pick({ language: true, channel: true, everyDays: true }).shape,
  ownerId: z.guid(),
})

type Props = { contact: Contact; place: Place; done: () => void }

export function DepartureForm({ contact: { contactId, name }, place, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today, person } = useSession()
  const { accountId, placeId } = place
  const owners = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  const others = useRead(listAccountContacts, { accountId }).filter(
    (one) =>
      one.contactId !== contactId &&
      one.places.some((its) => its.accountId === accountId && worksThere(its, today)),
  )
  const effect = useRead(readEffect, { contactId, placeId, leftOn: today })
  const [left, setLeft] = useState<readonly Proposed['kind'][]>([])
  const tell = useWrite(tellDeparture, DEPARTURES_CHANGED, {
    quiet: true,
    said: () => t('know:departure.told', { name }),
    undo: ({ departureId }) => ask(takeBackDeparture, { departureId }),
  })
  const mine = owners.find(({ personId }) => personId === person.personId)?.personId
  const start = { leftOn: today, follows: NOBODY, ownerId: mine, newJob: place.jobTitle }
  const tasksFor = ({
    follows,
    newName,
    goesTo = '',
    leftOn = '',
  }: Partial<z.output<typeof Typed>>) => {
    const successor =
      follows === NEW
        ? newName || t('know:departure.newPerson')
        : others.find((one) => one.contactId === follows)?.name
    return proposedFor(effect, {
      hasSuccessor: successor !== undefined,
      goesTo,
      leftOn: /^\d{4}-\d\d-\d\d$/.test(leftOn) ? leftOn : today,
    }).map(({ kind, dueOn }) => ({
      kind,
      dueOn,
      title: t(`know:departure.kinds.${kind}`, { name, successor: successor ?? '', goesTo }),
    }))
  }
  const form = useForm(Typed, start, async (typed) => {
    const { follows, newName, newJob, language, channel, everyDays, ownerId, ...given } = typed
    const prefers = { language, channel, everyDays }
    const chosen = tasksFor(typed).filter(({ kind }) => !left.includes(kind))
    await tell.mutateAsync({
      ...given,
      contactId,
      placeId,
      successorId: follows === NOBODY || follows === NEW ? null : follows,
      newcomer: follows === NEW ? { name: newName, jobTitle: newJob, ...prefers } : null,
      actions: chosen.map(({ title, dueOn }) => ({ title, dueOn, ownerId })),
    })
    done()
  })
  const values = form.values as Partial<z.output<typeof Typed>>
  return (
    <Form form={form} does={t('know:departure.does')}>
      <EffectTold effect={effect} />
      <DayField {...form.field('leftOn')} label={t('know:departure.leftOn')} />
      <TextField
        {...form.field('goesTo')}
        label={t('know:departure.goesTo')}
        hint={t('know:departure.goesToHint')}
      />
      <LongTextField {...form.field('note')} label={t('know:departure.note')} />
      <SelectField
        {...form.field('follows')}
        label={t('know:departure.follows')}
        options={[
          { value: NOBODY, label: t('know:departure.followsNobody') },
          { value: NEW, label: t('know:departure.followsNew') },
          ...others.map((one) => ({ value: one.contactId, label: one.name })),
        ]}
      />
      {values.follows === NEW && (
        <>
          <TextField {...form.field('newName')} label={t('know:departure.newName')} />
          <TextField {...form.field('newJob')} label={t('know:departure.newJob')} />
          <PrefersFields form={form} />
        </>
      )}
      <fieldset className="Departure-tasks">
        <legend>{t('know:departure.todo')}</legend>
        {tasksFor(values).map(({ kind, title, dueOn }) => (
          <Checkbox
            key={kind}
            checked={!left.includes(kind)}
            label={`${title} · ${format.day(dueOn)}`}
            onChange={({ currentTarget: { checked } }) =>
              setLeft(checked ? left.filter((one) => one !== kind) : [...left, kind])
            }
          />
        ))}
      </fieldset>
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('know:departure.owner')}
        options={owners.map(({ personId, name: label }) => ({ value: personId, label }))}
      />
    </Form>
  )
}
