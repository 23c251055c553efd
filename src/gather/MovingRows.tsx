/** Rows that stand under another account already: which, from whom to whom, and the box that moves them. */
import { Checkbox } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import { ChangedRow } from './ChangedRow.tsx'
import type { SheetCheck, SheetKind } from './sheet.ts'
import './import.css'

type Props = {
  kind: SheetKind
  check: SheetCheck
  nameOf: (field: string) => string
  moving: boolean
  choose: (moving: boolean) => void
}

export function MovingRows({ kind, check: { moved, moves }, nameOf, moving, choose }: Props) {
  const t = useWords()
  if (moved === 0) return null
  return (
    <div className="SheetMoves">
      <p role="alert">{t('gather:sheet.moving', { count: moved })}</p>
      {moved > moves.length && (
        <p className="dim">{t('gather:sheet.leftAll', { shown: moves.length, count: moved })}</p>
      )}
      <ul className="SheetRejects">
        {moves.map((change) => (
          <ChangedRow key={change.line} kind={kind} change={change} nameOf={nameOf} />
        ))}
      </ul>
      <Checkbox
        checked={moving}
        label={t('gather:sheet.moveThem', { count: moved })}
        description={t('gather:sheet.leaveThem')}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
    </div>
  )
}
