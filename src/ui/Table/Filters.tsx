/** Search and filters of a list; what they choose is in the address. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { CheckIcon, CloseIcon, DownIcon, SearchIcon } from '../icons.tsx'
import { useWords } from '../words.ts'
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

/** A filter as a small button that says what it lets through. */
export function Filter({ name, options, chosen, onChange, single = false }: FilterProps) {
  const t = useWords()
  const [sought, setSought] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => setSought('') })
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.name)
  const says =
    names.length > 1 ? t('ui:filter.several', { name: names[0], more: names.length - 1 }) : names[0]
  const long = options.length > 9
  const shown = options.filter((option) => option.name.toLowerCase().includes(sought.toLowerCase()))
  const pick = (value: string) => {
    if (single) {
      onChange(chosen.includes(value) ? [] : [value])
      combobox.closeDropdown()
    } else {
      onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
    }
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} width={240} position="bottom-start">
      <Combobox.Target targetType="button">
        <button
          type="button"
          className="Filter"
          data-on={chosen.length > 0 || undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          {says ? (
            <>
              {name}: <b>{says}</b>
            </>
          ) : (
            name
          )}
          <DownIcon size={13} />
        </button>
      </Combobox.Target>
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
      <Combobox.Dropdown>
        {long && (
          <Combobox.Search
            value={sought}
            aria-label={t('ui:filter.search', { name })}
            placeholder={t('ui:filter.search', { name })}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        )}
        <Combobox.Options className="Filter-options" aria-label={name}>
          {shown.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={chosen.includes(option.value)}
            >
              <span className="Filter-check">
                {chosen.includes(option.value) && <CheckIcon size={14} />}
              </span>
              <span>{option.name}</span>
              {option.count !== undefined && <small>{option.count}</small>}
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty>{t('ui:nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
