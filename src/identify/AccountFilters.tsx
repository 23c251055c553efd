/** By what the list and its pictures are filtered: a few filters at hand, the others added when wanted. */
import { Menu } from '@mantine/core'
import { useState } from 'react'
import { listColleagues, listTags, readAccount } from '../accounts/account.api.ts'
import { useList } from '../ui/api.ts'
import { CloseIcon, DownIcon } from '../ui/icons.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { type Key, useWords } from '../ui/words.ts'
import { type AccountList, UNSAID } from './accountList.ts'
import { SLICED, type Sliced } from './mix.ts'
import { ABC } from './pareto.ts'
import { readSlices } from './portfolio.api.ts'
import { SEGMENTS } from './rfm.ts'
import type { PortfolioTold } from './told.ts'

type List = ReturnType<typeof useListState<typeof AccountList>>
type Props = { list: List; portfolio: PortfolioTold['portfolio'] }
type Option = { value: string; name: string; count?: number }

type One = {
  name: string
  options: Option[]
  chosen: readonly string[]
  choose: (chosen: string[]) => void
}

export function AccountFilters({ list, portfolio }: Props) {
  const t = useWords()
  const filters = useFilters(list, portfolio)
  const [added, setAdded] = useState<string[]>([])
  const isShown = (key: string) =>
    AT_HAND.has(key) || added.includes(key) || filters.get(key)!.chosen.length > 0
  const keys = [...filters.keys()]
  const hidden = keys.filter((key) => !isShown(key))
  return (
    <>
      <SearchField list={list} label={t('identify:portfolio.search')} />
      {keys.filter(isShown).map((key) => {
        const { name, options, chosen, choose } = filters.get(key)!
        return <Filter key={key} name={name} options={options} chosen={chosen} onChange={choose} />
      })}
      {hidden.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <button type="button" className="Filter">
              {t('identify:portfolio.filter.more')}
              <DownIcon size={13} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {hidden.map((key) => (
              <Menu.Item key={key} onClick={() => setAdded([...added, key])}>
                {filters.get(key)!.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

const AT_HAND = new Set(['segment', 'abc', 'manager'])

/** Only what can tell accounts apart: a single zone is no filter. */
function useFilters(list: List, portfolio: Props['portfolio']): Map<string, One> {
  const t = useWords()
  const { data: slices = [] } = useList(readSlices, {
    asOf: list.value.asOf,
    valuation: list.value.valuation,
  })
  const { data: colleagues = [] } = useList(listColleagues, {})
  const { data: tags = [] } = useList(listTags, {})
  const { value } = list
  const filters = new Map<string, One>()
  const put = (key: string, name: string, options: Option[]) => {
    const chosen = value[key as 'tag']
    if (options.length > 1 || chosen.length > 0) {
      filters.set(key, { name, options, chosen, choose: (next) => list.change({ [key]: next }) })
    }
  }
  if (portfolio) {
    const segments = SEGMENTS.map((one) => ({
      value: one,
      name: t(`identify:segment.${one}` as Key),
    }))
    put('segment', t('identify:metric.segment.name'), segments)
    put(
      'abc',
      t('identify:metric.abc.name'),
      ABC.map((one) => ({ value: one, name: one })),
    )
  }
  put('manager', t('identify:metric.manager.name'), [
    { value: 'me', name: t('identify:portfolio.filter.mine') },
    { value: 'none', name: t('identify:portfolio.filter.nobody') },
    ...colleagues
      .filter(({ managed }) => managed > 0)
      .map(({ personId, name, managed }) => ({ value: personId, name, count: managed })),
  ])
  for (const by of SLICED) {
    put(by, t(`identify:metric.${by}.name` as Key), optionsOf(by))
  }
  if (tags.length > 0) {
    const options = tags.map(({ tag, accounts }) => ({ value: tag, name: tag, count: accounts }))
    filters.set('tag', {
      name: t('identify:metric.tags.name'),
      options,
      chosen: value.tag,
      choose: (tag) => list.change({ tag }),
    })
  }
  filters.set('archived', {
    name: t('identify:portfolio.filter.archived'),
    options: [
      { value: 'only', name: t('identify:portfolio.filter.archivedOnly') },
      { value: 'all', name: t('identify:portfolio.filter.archivedAll') },
    ],
    chosen: value.archived === 'no' ? [] : [value.archived],
    choose: (chosen) => list.change({ archived: (chosen.at(-1) ?? 'no') as 'no' | 'only' | 'all' }),
  })
  return filters

  function optionsOf(by: Sliced): Option[] {
    return slices
      .filter((slice) => slice.by === by)
      .map(({ name, accounts }) => ({
        value: name || UNSAID,
        name: name || t('identify:portfolio.unsaid'),
        count: accounts,
      }))
  }
}

/** What was chosen in a picture and has no filter of its own, to be taken away again. */
export function PickedChips({ list }: { list: List }) {
  const t = useWords()
  const { cell, group, under } = list.value
  const picked = [
    ...cell.map((one) => ({
      name: t('identify:portfolio.grid.chip', { r: one[0], f: one[1] }),
      without: { cell: cell.filter((other) => other !== one) },
    })),
    ...group.map((one) => ({
      name: one,
      without: { group: group.filter((other) => other !== one) },
    })),
  ]
  return (
    <>
      {picked.map(({ name, without }) => (
        <Picked key={name} name={name} drop={() => list.change(without)} />
      ))}
      {under.map((one) => (
        <PickedGroup
          key={one}
          accountId={one}
          drop={() => list.change({ under: under.filter((other) => other !== one) })}
        />
      ))}
    </>
  )
}

function Picked({ name, drop }: { name: string; drop: () => void }) {
  const t = useWords()
  return (
    <button
      type="button"
      className="Picked"
      aria-label={t('identify:portfolio.filter.remove', { name })}
      onClick={drop}
    >
      {name}
      <CloseIcon size={12} />
    </button>
  )
}

function PickedGroup({ accountId, drop }: { accountId: string; drop: () => void }) {
  const t = useWords()
  const { data } = useList(readAccount, { accountId })
  return data ? (
    <Picked name={t('identify:portfolio.filter.under', { name: data.name })} drop={drop} />
  ) : null
}
