/** A field that chooses one account, looked for as its name or code is typed. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../ui/api.ts'
import { common, type Labelled, text } from '../ui/field.ts'
import { useWords } from '../ui/words.ts'
import { searchAccounts } from './account.api.ts'

export function AccountField(field: Labelled) {
  const t = useWords()
  const { onChange, value, ...rest } = common(field)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const { data: found = [] } = useList(searchAccounts, { q: typed })
  const options = found.map(({ accountId, name, code }) => ({
    value: accountId,
    label: code && code !== name ? `${name} · ${code}` : name,
  }))
  // What was chosen stays an option, whatever is typed after it.
  const isThere = !chosen || options.some((option) => option.value === chosen.value)
  return (
    <Select
      {...rest}
      autoComplete="off"
      searchable
      data={isThere ? options : [chosen, ...options]}
      // The server has looked already, also by code and without accents.
      filter={({ options: all }) => all}
      value={text(value) || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next, option) => {
        setChosen(next ? option : null)
        onChange(next ?? undefined)
      }}
      nothingFoundMessage={t('ui:nothingFound')}
      allowDeselect={false}
    />
  )
}
