/** A field that chooses several accounts, looked for as their names or codes are typed. */
import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { searchAccounts } from '../accounts/account.api.ts'
import { useList } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import type { Linked } from './noteDrafts.tsx'

type Props = {
  label: string
  hint?: string
  value: readonly Linked[]
  onChange: (accounts: Linked[]) => void
}

export function AccountsField({ label, hint, value, onChange }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const { data: found = [] } = useList(searchAccounts, { q: typed })
  const known = new Map(
    [...value, ...found].map(({ accountId, name }) => [accountId, { accountId, name }]),
  )
  return (
    <MultiSelect
      label={label}
      description={hint}
      searchable
      hidePickedOptions
      data={[...known.values()].map(({ accountId, name }) => ({ value: accountId, label: name }))}
      // The server has looked already, also by code and without accents.
      filter={({ options }) => options}
      value={value.map(({ accountId }) => accountId)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      nothingFoundMessage={t('ui:nothingFound')}
    />
  )
}
