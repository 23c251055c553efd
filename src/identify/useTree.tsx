/** The tree of an account as a page holds it: what was read, what is open, and reading more of it. */
import { useEffect, useMemo, useState } from 'react'
import { ask, useList, useWrite } from '../ui/api.ts'
import { complain } from '../ui/notify.ts'
import { keepPortfolio } from './portfolio.api.ts'
import { listTops, readTree } from './rollUp.api.ts'
import { grafted, linesOf, openAtFirst, type TreeRow, type TreeTold } from './rollUp.ts'

export function useTree(accountId: string, asOf: string | undefined) {
  const { data: told, error, waiting } = useList(readTree, { accountId, asOf })
  useDay(told)
  const [branches, setBranches] = useState<{ of: TreeTold; rows: TreeRow[][] } | null>(null)
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const rows = useMemo(() => {
    const more = branches?.of === told ? branches?.rows : undefined
    return (more ?? []).reduce<TreeRow[]>(grafted, told?.rows ?? [])
  }, [told, branches])
  const lines = useMemo(() => {
    const open = openAtFirst(told?.rows ?? [], accountId)
    for (const [one, isOpen] of turned) open[isOpen ? 'add' : 'delete'](one)
    return linesOf(rows, open)
  }, [told, rows, turned, accountId])

  const turn = (row: TreeRow, isOpen: boolean) => {
    setTurned(new Map([...turned, [row.accountId, isOpen]]))
    const isRead = rows.some(({ parentId }) => parentId === row.accountId)
    if (!isOpen || isRead || !told) return
    ask(readTree, { accountId: row.accountId, asOf, from: 'here' }).then(
      (branch) =>
        setBranches((before) => ({
          of: told,
          rows: [...(before?.of === told ? before.rows : []), branch.rows],
        })),
      complain,
    )
  }
  return { told, error, waiting, lines, turn }
}

/** The figures of a day that nobody has asked for yet are made now. */
export function useDay(told: Pick<TreeTold, 'state' | 'day'> | undefined) {
  const { mutate } = useWrite(keepPortfolio, [readTree, listTops])
  const missing = told?.state === 'notKept' ? told.day : null
  useEffect(() => {
    if (missing) mutate({ asOf: missing })
  }, [missing, mutate])
}
