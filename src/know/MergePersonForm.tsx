/** Makes two records of a person one: which is kept, and which of two values stays, field by field. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Part } from '../ui/Part.tsx'
import { type MergeField, chosenAtFirst } from '../ui/mergeChoice.ts'
import { MergeFields } from '../ui/MergeFields.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Contact, whyNotChangeContact } from './contact.ts'
import { compareContacts, mergeContacts, separateContacts } from './contactMerge.api.ts'
import { CONTACT_MERGE_FIELDS } from './contactMerge.ts'
import { TwinField } from './TwinField.tsx'

type Props = { contact: Contact; otherId?: string; done: () => void }

export function MergePersonForm({ contact, otherId, done }: Props) {
  const [picked, pick] = useState(otherId)
  if (!picked) return <TwinField contact={contact} onPick={pick} />
  return (
    <Part height={320}>
      <Compared contactId={contact.contactId} otherId={picked} done={done} />
    </Part>
  )
}

type Pair = { contactId: string; otherId: string; done: () => void }

function Compared({ contactId, otherId, done }: Pair) {
  const t = useWords()
  const { actor } = useSession()
  const { sides, talks } = useRead(compareContacts, { contactId, otherId })
  const [at, keepAt] = useState<0 | 1>(0)
  const [kept, other] = [sides[at], sides[at === 0 ? 1 : 0]]
  const fields = fieldsOf(kept, other, t)
  const [chosen, choose] = useState(() => chosenAtFirst(fields))
  const merge = useWrite(mergeContacts, 'all', {
    quiet: true,
    said: () => t('know:merge.said', { name: nameIn(kept, other, chosen['name']) }),
    undo: (pair) => ask(separateContacts, pair),
  })
  const refusal = whyNotChangeContact(actor, kept) ?? whyNotChangeContact(actor, other)
  const swap = () => {
    keepAt(at === 0 ? 1 : 0)
    choose(chosenAtFirst(fieldsOf(other, kept, t)))
  }
  const send = () =>
    merge.mutate(
      { contactId: kept.contactId, otherId: other.contactId, chosen },
      { onSuccess: done },
    )
  return (
    <div className="MergeForm">
      <MergeFields
        keptName={called(kept)}
        otherName={called(other)}
        fields={fields}
        chosen={chosen}
        onChoose={choose}
      />
      <p>{joins(other, talks[at === 0 ? 1 : 0], t)}</p>
      {merge.error && (
        <div role="alert" className="Form-problem">
          <Problem problem={merge.error} />
        </div>
      )}
      <div className="Form-acts">
        <Act variant="filled" refusal={refusal} busy={merge.isPending} onClick={send}>
          {t('know:merge.does')}
        </Act>
        <Act onClick={swap}>{t('know:merge.swap')}</Act>
      </div>
    </div>
  )
}

type Words = ReturnType<typeof useWords>

/** With what tells two of one name apart. */
function called({ name, places }: Contact): string {
  return [name, places[0]?.jobTitle].filter(Boolean).join(', ')
}

function nameIn(kept: Contact, other: Contact, side: 'kept' | 'other' | undefined): string {
  return side === 'other' ? other.name : kept.name
}

function fieldsOf(kept: Contact, other: Contact, t: Words): MergeField[] {
  const told = {
    name: ({ name }: Contact) => name,
    language: ({ language }: Contact) =>
      language ? t(`know:people.languages.${language as 'es'}`) : '',
    channel: ({ channel }: Contact) => (channel ? t(`know:people.channels.${channel}`) : ''),
    everyDays: ({ everyDays }: Contact) =>
      everyDays === null ? '' : t('know:people.everyDaysLine', { count: everyDays }),
    past: ({ past }: Contact) => past,
  }
  return CONTACT_MERGE_FIELDS.map((field) => ({
    field,
    label: t(`know:merge.field.${field}`),
    kept: told[field](kept),
    other: told[field](other),
  }))
}

/** `Se leerá junto todo lo de Anna: 2 puestos, 1 correo y 3 conversaciones.` */
function joins({ name, places, reaches }: Contact, talks: number, t: Words): string {
  const mails = reaches.filter(({ kind }) => kind === 'mail').length
  const what = [
    places.length > 0 && t('know:merge.places', { count: places.length }),
    mails > 0 && t('know:merge.mails', { count: mails }),
    talks > 0 && t('know:merge.talks', { count: talks }),
  ].filter((one) => one !== false)
  return what.length > 0
    ? t('know:merge.joins', { name, what })
    : t('know:merge.joinsNothing', { name })
}
