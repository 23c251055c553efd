/** Whom and what `@` proposes while a note is written: colleagues, people at the clients and accounts. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { ask } from '../ui/api.ts'
import type { Mention } from './noteBody.ts'
import { searchEverything } from './search.api.ts'

export type Proposed = Mention['attrs'] & { about: string }

const MOST = 4

export function useMentions(): (typed: string) => Promise<Proposed[]> {
  const queries = useQueryClient()
  return useCallback(
    async (typed: string) => {
      const colleagues = await queries.fetchQuery({
        queryKey: [listColleagues.path, {}],
        queryFn: () => ask(listColleagues, {}),
        staleTime: 60_000,
      })
      const found = typed
        ? await ask(searchEverything, { q: typed, kind: ['contact', 'account'], most: MOST })
        : []
      const people = colleagues
        .filter(({ name }) => plain(name).includes(plain(typed)))
        .slice(0, MOST)
        .map(({ personId, name }) => ({
          kind: 'person' as const,
          id: personId,
          label: name,
          about: '',
        }))
      return [
        ...found.map(({ kind, thingId, title, account }) => ({
          kind: kind === 'account' ? ('account' as const) : ('contact' as const),
          id: thingId,
          label: title,
          about: kind === 'account' ? '' : (account ?? ''),
        })),
        ...people,
      ]
    },
    [queries],
  )
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
