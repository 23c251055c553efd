/** Search and filters of a list; what they choose is in the address. */
import { Menu, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { CloseIcon, DownIcon, SearchIcon } from '../icons.tsx'
import { useWords } from '../words.ts'
import './table.css'
import type { ListState } from './useListState.ts'

const PAUSE_MS = 200

/** The list's search; `/` goes there. It asks when typing pauses. */
export function SearchField({
  list,
  label,
}: {
  list: Pick<ListState, 'value' | 'change'>
  label: string
}) {
  const asked = list.value.q
  const [typed, setTyped] = useState(asked)
  const [before, setBefore] = useState(asked)
  if (before !== asked) {
    // Someone went back, or cleared the filters.
    setBefore(asked)
    if (typed.trim() !== asked) setTyped(asked)
  }
  const seek = useEffectEvent((q: string) => {
    if (q !== asked) list.change({ q }, { quietly: true })
  })
  useEffect(() => {
    const pause = setTimeout(() => seek(typed.trim()), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [typed])
  return (
    <TextInput
      className="SearchField"
      type="search"
      data-search
      aria-label={label}
      placeholder={label}
      leftSection={<SearchIcon />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped('')
      }}
    />
  )
}

type Option = { value: string; name: string; count?: number }
type FilterProps = {
  name: string
  options: Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  /** At most one. */
  single?: boolean
}

/** So many options can be overseen; more can be searched. */
const OVERSEEN = 9

/** A filter as a small button that says what it lets through. */
export function Filter({ name, options, chosen, onChange, single = false }: FilterProps) {
  const t = useWords()
  const [sought, setSought] = useState('')
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.name)
  const says =
    names.length > 1 ? t('ui:filter.several', { name: names[0], more: names.length - 1 }) : names[0]
  const shown = options.filter((option) => option.name.toLowerCase().includes(sought.toLowerCase()))
  const pick = (value: string) => {
    const others = single ? [] : chosen.filter((one) => one !== value)
    onChange(chosen.includes(value) ? others : [...others, value])
  }
  return (
    <span className="Filter-place">
      <Menu width={240} position="bottom-start" withinPortal>
        <Menu.Target>
          <button type="button" className="Filter" data-on={chosen.length > 0 || undefined}>
            {says ? (
              <span>
                {name}: <b>{says}</b>
              </span>
            ) : (
              name
            )}
            <DownIcon size={13} />
          </button>
        </Menu.Target>
        <Menu.Dropdown className="Filter-options">
          {options.length > OVERSEEN && (
            <Menu.Search
              value={sought}
              aria-label={t('ui:filter.search', { name })}
              placeholder={t('ui:filter.search', { name })}
              onChange={(event) => setSought(event.currentTarget.value)}
            />
          )}
          {shown.map(({ value, name: option, count }) => (
            <Menu.CheckboxItem
              key={value}
              checked={chosen.includes(value)}
              onChange={() => pick(value)}
              closeMenuOnClick={single}
              rightSection={count === undefined ? undefined : <small>{count}</small>}
            >
              {option}
            </Menu.CheckboxItem>
          ))}
          {shown.length === 0 && <Menu.Label>{t('ui:nothingFound')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      {chosen.length > 0 && (
        <button
          type="button"
          className="Filter-clear"
          aria-label={t('ui:filter.clear', { name })}
          onClick={() => onChange([])}
        >
          <CloseIcon size={12} />
        </button>
      )}
    </span>
  )
}
