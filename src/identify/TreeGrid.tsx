/** Accounts of a tree in a grid: arrows walk and open it, each row tells the whole below it and its own. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { A } from '../ui/A.tsx'
import { Chip } from '../ui/Chip.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { ROLE } from '../ui/Table/roles.ts'
import { useWords } from '../ui/words.ts'
import type { TreeLine, TreeRow, TreeTold } from './rollUp.ts'
import { TREE_ROLE, TreeFigures, useTreeColumns } from './TreeFigures.tsx'

type Props = {
  accountId: string
  lines: readonly TreeLine[]
  figures: TreeTold['figures']
  turn: (row: TreeRow, isOpen: boolean) => void
}

export function TreeGrid({ accountId, lines, figures, turn }: Props) {
  const t = useWords()
  const columns = useTreeColumns(figures)
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState(accountId)
  const focused = lines.some(({ row }) => row.accountId === at) ? at : lines[0]?.row.accountId
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && event.target === event.currentTarget) {
      event.currentTarget.querySelector('a')?.click()
    }
    const now = lines.findIndex(({ row }) => row.accountId === focused)
    const asked = nextOf(lines, now, event.key)
    if (!asked) return
    event.preventDefault()
    if (asked.turns !== undefined) return turn(lines[now]!.row, asked.turns)
    const next = body.current?.querySelectorAll<HTMLElement>('[role=row]')[asked.to!]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <table className="Tree" {...TREE_ROLE.treegrid} aria-label={t('identify:tree.title')}>
      <thead {...ROLE.rowgroup}>
        <tr {...ROLE.row}>
          <th {...ROLE.columnheader}>{t('identify:tree.name')}</th>
          {columns.map(({ key, name }) => (
            <th key={key} {...ROLE.columnheader}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} {...ROLE.rowgroup}>
        {lines.map(({ row, level, place, of, isOpen, unread }) => (
          <tr
            key={row.accountId}
            {...ROLE.row}
            aria-level={level}
            aria-posinset={place}
            aria-setsize={of}
            aria-expanded={row.children > 0 ? isOpen : undefined}
            aria-current={row.accountId === accountId || undefined}
            tabIndex={row.accountId === focused ? 0 : -1}
            onFocus={() => setAt(row.accountId)}
            onKeyDown={onKeyDown}
          >
            <th scope="row" {...TREE_ROLE.rowheader}>
              <div className="Tree-head" style={{ paddingLeft: (level - 1) * 18 }}>
                {row.children > 0 ? (
                  <button
                    type="button"
                    className="Tree-turn"
                    tabIndex={-1}
                    data-open={isOpen || undefined}
                    aria-label={t(isOpen ? 'identify:tree.close' : 'identify:tree.open', {
                      name: row.name,
                    })}
                    onClick={() => turn(row, !isOpen)}
                  >
                    <DownIcon size={14} />
                  </button>
                ) : (
                  <span className="Tree-turn" />
                )}
                <span className="Tree-name">
                  <A to={`/accounts/${row.accountId}/structure`} tabIndex={-1}>
                    {row.name}
                  </A>{' '}
                  {row.accountId === accountId && (
                    <Chip tone="accent">{t('identify:tree.here')}</Chip>
                  )}
                  <small className="dim">
                    {t(`accounts:tree.kind.${row.kind}`)}
                    {row.children > 0 &&
                      ` · ${t('identify:tree.accounts', { count: row.all.accounts })}`}
                    {isOpen && unread > 0 && ` · ${t('identify:tree.more', { count: unread })}`}
                    {row.archived && ` · ${t('accounts:archived')}`}
                  </small>
                </span>
              </div>
            </th>
            <TreeFigures row={row} columns={columns} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As trees answer arrows: right opens or goes in, left closes or goes out. */
function nextOf(
  lines: readonly TreeLine[],
  now: number,
  key: string,
): { to?: number; turns?: boolean } | null {
  const line = lines[now]
  if (!line) return null
  const to = (at: number) => (at >= 0 && at < lines.length ? { to: at } : null)
  if (key === 'ArrowDown') return to(now + 1)
  if (key === 'ArrowUp') return to(now - 1)
  if (key === 'Home') return to(0)
  if (key === 'End') return to(lines.length - 1)
  if (key === 'ArrowRight' && line.row.children > 0) {
    return line.isOpen ? to(now + 1) : { turns: true }
  }
  if (key !== 'ArrowLeft') return null
  if (line.isOpen) return { turns: false }
  return to(lines.slice(0, now).findLastIndex(({ level }) => level === line.level - 1))
}
