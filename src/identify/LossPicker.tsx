/** Looks for accounts and groups by name, and picks one after the other. */
import { Select } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { listGroups, searchAccounts } from '../accounts/account.api.ts'
import { useList } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'

const GROUPS = 6

export function LossPicker({
  onPick,
}: {
  onPick: (picked: { account?: string; group?: string }) => void
}) {
  const t = useWords()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { data: accounts = [] } = useList(searchAccounts, { q })
  const { data: groups = [] } = useList(listGroups, { q })
  const of = (group: string, items: { value: string; label: string }[]) =>
    items.length > 0 ? [{ group, items }] : []
  const data = q
    ? [
        ...of(
          t('identify:dependency.loss.groups'),
          groups.slice(0, GROUPS).map(({ groupName, accounts: count }) => ({
            value: `group ${groupName}`,
            label: t('identify:dependency.loss.group', { name: groupName, count }),
          })),
        ),
        ...of(
          t('identify:dependency.loss.accounts'),
          accounts.map(({ accountId, name, code }) => ({
            value: `account ${accountId}`,
            label: code ? `${name} · ${code}` : name,
          })),
        ),
      ]
    : []
  const pick = (value: string | null) => {
    if (!value) return
    const at = value.indexOf(' ')
    onPick({ [value.slice(0, at)]: value.slice(at + 1) })
    setText('')
  }
  return (
    <Select
      className="Dependency-search"
      aria-label={t('identify:dependency.loss.search')}
      placeholder={t('identify:dependency.loss.search')}
      searchable
      value={null}
      data={data}
      searchValue={text}
      onSearchChange={setText}
      onChange={pick}
      // The server has looked already.
      filter={({ options }) => options}
      nothingFoundMessage={q ? t('ui:nothingFound') : undefined}
      rightSection={null}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
