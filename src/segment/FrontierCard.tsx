/** The frontier of both aims: each point is a list, and people pick the one that they want. */
import { useMemo } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { frontier } from '../ui/Chart/frontier.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'
import { pickPoint } from './selection.api.ts'
import { SELECTION_CHANGED } from './selectionChanged.tsx'

type Props = { selection: KeptSelection; names: Record<string, string>; writes: boolean }

/** Sums of scores differ by rounding alone below this. */
const SAME = 1e-6
/** Names that a line has room for. */
const NAMED = 4

export function FrontierCard({ selection, names, writes }: Props) {
  const t = useWords()
  const format = useFormat()
  const { selectionId, frontier: found, proposal } = selection
  const pick = useWrite(pickPoint, SELECTION_CHANGED, {
    said: ({ now }) => t('segment:list.picked', { share: format.percent(now) }),
    undo: ({ before }) => ask(pickPoint, { selectionId, financialShare: before }),
  })
  const points = useMemo(() => (found ?? []).toSorted((a, b) => a.financial - b.financial), [found])
  const at = points.findIndex(
    ({ strategic, financial }) =>
      proposal !== null &&
      Math.abs(strategic - proposal.strategic) < SAME &&
      Math.abs(financial - proposal.financial) < SAME,
  )
  const picked = at === -1 ? null : at
  const picture = useMemo(() => {
    const standing = new Set(picked === null ? [] : points[picked]!.accountIds)
    const list = (ids: string[]) => {
      const told = ids.flatMap((id) => names[id] ?? [])
      const more = told.length - NAMED
      return more > 0
        ? t('segment:list.namesMore', { names: told.slice(0, NAMED), count: more })
        : format.list(told)
    }
    const says = (ids: string[]) => {
      const own = new Set(ids)
      const [coming, going] = [
        ids.filter((id) => !standing.has(id)),
        [...standing].filter((id) => !own.has(id)),
      ]
      return [
        coming.length > 0 && t('segment:list.coming', { names: list(coming) }),
        going.length > 0 && t('segment:list.going', { names: list(going) }),
      ]
        .filter(Boolean)
        .join('; ')
    }
    return frontier({
      points: points.map(({ financial, strategic, accountIds }) => ({
        x: financial,
        y: strategic,
        says: picked === null ? '' : says(accountIds),
      })),
      picked,
      words: {
        x: t('segment:list.sumFinancial'),
        y: t('segment:list.sumStrategic'),
        says: t('segment:list.changes'),
        picked: t('segment:list.pickedPoint'),
        yes: t('segment:list.yes'),
        no: '',
      },
    })
  }, [points, picked, names, t, format])
  const choose = (row: number) => {
    const point = points[row]
    if (point && row !== picked) {
      pick.mutate({ selectionId, financialShare: Math.max(0, Math.min(1, point.share - SAME)) })
    }
  }
  return (
    <Chart
      title={t('segment:list.frontier')}
      describes={t('segment:list.frontierSays', { count: points.length })}
      file="frontera"
      picture={picture}
      height={290}
      {...(writes ? { onPick: choose, pickSays: t('segment:list.pick') } : {})}
      foot={t(writes ? 'segment:list.frontierFoot' : 'segment:list.frontierTold')}
    />
  )
}
