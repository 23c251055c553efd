/** White space: families of ours by units of the client, with what is left to win in each and who is there. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './wallet.css'
import { WhiteCellOpen } from './WhiteCellOpen.tsx'
import { type GridCell, type WhiteSpace } from './whiteSpace.ts'
import { readWhiteSpace } from './whiteSpace.api.ts'
import { WhiteSpaceGrid } from './WhiteSpaceGrid.tsx'
import { WhiteSpaceTold } from './WhiteSpaceTold.tsx'

type Place = Pick<GridCell, 'accountId' | 'family'>

export function WhiteSpaceCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const grid = useRead(readWhiteSpace, { accountId })
  const [open, setOpen] = useState<Place | null>(null)
  const unit = grid.units.find((one) => one.accountId === open?.accountId)
  return (
    <Card
      title={t('plan:white.title')}
      {...(grid.from && grid.to
        ? {
            aside: (
              <span className="dim">
                {t('plan:white.span', { from: format.month(grid.from), to: format.month(grid.to) })}
              </span>
            ),
          }
        : {})}
    >
      {grid.families.length === 0 ? (
        <Empty>{t('plan:white.none')}</Empty>
      ) : (
        <>
          <WhiteSpaceTold grid={grid} />
          <WhiteSpaceGrid grid={grid} open={setOpen} />
          <p className="Chart-foot dim">
            {t('plan:white.foot')}{' '}
            {grid.hidden > 0 && t('plan:white.hidden', { count: grid.hidden })}
          </p>
        </>
      )}
      <KnowModal
        title={
          open && unit ? t('plan:white.cellOf', { family: open.family, unit: unit.name }) : null
        }
        onClose={() => setOpen(null)}
      >
        {open && unit && (
          <WhiteCellOpen
            cell={cellAt(grid, open)}
            unit={unit.name}
            rivals={rivalsOf(grid)}
            currency={grid.currency}
            done={() => setOpen(null)}
          />
        )}
      </KnowModal>
    </Card>
  )
}

function cellAt({ cells }: WhiteSpace, place: Place): GridCell {
  const found = cells.find(
    (one) => one.accountId === place.accountId && one.family === place.family,
  )
  return found ?? { ...place, ...UNKNOWN }
}

const UNKNOWN = {
  sales: 0,
  potential: null,
  origin: null,
  year: null,
  left: null,
  competitor: '',
  competitorShare: null,
  said: null,
}

function rivalsOf({ units, cells }: WhiteSpace): string[] {
  const names = [
    ...units.flatMap(({ rivals }) => rivals.map(({ name }) => name)),
    ...cells.map(({ competitor }) => competitor),
  ]
  return [...new Set(names.filter((name) => name !== ''))].toSorted()
}
