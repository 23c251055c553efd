/** What a list shows, kept in the address: going back goes back, and a link shows the same list. */
import { useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'
import { useGo } from '../A.tsx'
import { readSearch, writeSearch } from '../search.ts'

/** Shapes made by `listOf` in kernel/list.ts. */
type ListShape = z.ZodObject<{
  q: z.ZodType
  sort: z.ZodType
  dir: z.ZodType
  page: z.ZodType
  size: z.ZodType
}>
type Shown = { q: string; sort: string; dir: 'asc' | 'desc'; page: number; size: number }

const NO_FILTER = new Set(['sort', 'dir', 'page', 'size'])

export type ListState<S extends ListShape = ListShape> = {
  /** What to ask the server for. */
  value: z.output<S> & Shown
  /** Changes some of it and goes back to the first page; `quietly` leaves no step behind, as while typing. */
  change(more: Partial<z.input<S>>, how?: { quietly?: boolean }): void
  /** The address of this list, changed so: for links and pictures. */
  address(more: Partial<z.input<S>>): string
  /** By this, beginning so, or the other way round. */
  sortBy: (sort: string, first: 'asc' | 'desc') => void
  filtered: boolean
  clear: () => void
}

export function useListState<S extends ListShape>(shape: S): ListState<S> {
  const go = useGo()
  const { pathname, searchStr } = useLocation()
  const value = useMemo(() => readTolerantly(shape, searchStr), [shape, searchStr])
  const start = useMemo(() => shape.parse({}) as Record<string, unknown>, [shape])

  const address = (more: object) => {
    const next: Record<string, unknown> = { ...readSearch(searchStr), ...value, page: 1, ...more }
    // What is as it begins is not said, so that an address stays short.
    const said = Object.entries(next).filter(
      ([name, one]) => JSON.stringify(one) !== JSON.stringify(start[name]),
    )
    return pathname + writeSearch(Object.fromEntries(said))
  }
  const change = (more: object, { quietly = false } = {}) => go(address(more), { replace: quietly })
  const filters = Object.keys(start).filter((name) => !NO_FILTER.has(name))
  const differs = (name: string) =>
    JSON.stringify((value as Record<string, unknown>)[name]) !== JSON.stringify(start[name])

  return {
    value,
    change,
    address,
    sortBy: (sort, first) => {
      const other = value.dir === 'asc' ? 'desc' : 'asc'
      change({ sort, dir: value.sort === sort ? other : first })
    },
    filtered: filters.some(differs),
    clear: () => change(Object.fromEntries(filters.map((name) => [name, start[name]]))),
  }
}

/** An address that someone mistyped shows the list without that part, not an error. */
function readTolerantly<S extends ListShape>(shape: S, text: string): z.output<S> & Shown {
  const said: Record<string, unknown> = readSearch(text)
  const checked = shape.safeParse(said)
  if (checked.success) return checked.data as z.output<S> & Shown
  for (const { path } of checked.error.issues) delete said[String(path[0])]
  return shape.parse(said) as z.output<S> & Shown
}
