/** Chooses the other record of a person: first those who look alike at the same account, then by name or mail. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { listContacts } from './contact.api.ts'
import type { Contact } from './contact.ts'
import { alikeFirst } from './contactMerge.ts'

type Props = { contact: Contact; onPick: (otherId: string) => void }

const MOST = 30
const MANY = 200

export function TwinField({ contact, onPick }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [place] = contact.places
  const { data } = useList(
    listContacts,
    typed === '' && place ? { account: place.accountId, size: MANY } : { q: typed, size: MOST },
  )
  const options = alikeFirst(contact, data?.rows ?? [])
    .slice(0, MOST)
    .map((one) => ({ value: one.contactId, label: calledFully(one) }))
  return (
    <Select
      label={t('know:merge.which')}
      description={t('know:merge.whichHint')}
      data-autofocus
      autoComplete="off"
      searchable
      data={options}
      // The server has looked already, also by mail and without accents.
      filter={({ options: all }) => all}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => next && onPick(next)}
      nothingFoundMessage={t('ui:nothingFound')}
    />
  )
}

/** With what tells two of one name apart. */
function calledFully({ name, places, reaches }: Contact): string {
  const mail = reaches.find(({ kind }) => kind === 'mail')?.value
  const [place] = places
  return [name, place?.jobTitle, place?.account, mail].filter(Boolean).join(' · ')
}
