/** What a file would become: what it changes, which column is which, what is left out, and the way on. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { type Key, useWords } from '../ui/words.ts'
import { BookSheet } from './BookSheet.tsx'
import { MovingRows } from './MovingRows.tsx'
import { checkSheetImport } from './sheet.api.ts'
import { type SheetCheck, type SheetKind, type SheetMapping, whyNotTakeIn } from './sheet.ts'
import { type SheetMoves, whyNotMove } from './sheetMoves.ts'
import { SheetChanges } from './SheetChanges.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { SheetRejects } from './SheetRejects.tsx'
import './import.css'

type Props = {
  kind: SheetKind
  check: SheetCheck
  again: (check: SheetCheck) => void
  busy: boolean
  /** Reads another sheet of the same workbook. */
  read: (sheet: string) => void
  isReading: boolean
  take: (moves?: SheetMoves) => void
  leave: () => void
}

export function SheetCheckCard({ kind, check, again, busy, take, leave, ...reading }: Props) {
  const t = useWords()
  const { file, read, accepted, added, changed, moved, lacking, sheetImportId } = check
  const [moving, setMoving] = useState(false)
  const written = added + changed - (moving ? 0 : moved)
  const look = useWrite(checkSheetImport, [])
  const nameOf = (field: string) => t(`${kind.words}.field.${field}` as Key)
  const isNothing = accepted > 0 && added + changed === 0
  const refusal =
    whyNotTakeIn({ state: 'sent', lacking, accepted }) ??
    (written === 0 ? whyNotMove({ moved }) : null)
  const change = (mapping: SheetMapping) => {
    // What was said of other rows isn't said of these.
    setMoving(false)
    look.mutate({ sheetImportId, mapping }, { onSuccess: again })
  }
  const takeThem = () => (moved > 0 ? take(moving ? 'take' : 'leave') : take())
  return (
    <Card title={t('gather:sheet.columns')}>
      <output>
        {accepted === 0
          ? t('gather:sheet.none', { file })
          : t('gather:sheet.opening', { file, count: read, accepted })}
      </output>
      <BookSheet check={check} choose={reading.read} busy={reading.isReading} />
      {lacking.length > 0 && (
        <p role="alert">{t('gather:sheet.lacking', { fields: lacking.map(nameOf) })}</p>
      )}
      <SheetChanges kind={kind} check={check} nameOf={nameOf} />
      <MovingRows {...{ kind, check, nameOf, moving }} choose={setMoving} />
      <SheetColumns {...{ kind, check, nameOf, change }} />
      <SheetRejects kind={kind} check={check} nameOf={nameOf} />
      <p className="SheetActs">
        {!isNothing && (
          <Act onClick={takeThem} busy={busy} refusal={refusal}>
            {t('gather:sheet.take', { count: written })}
          </Act>
        )}
        <Button variant={isNothing ? 'filled' : 'subtle'} onClick={leave}>
          {t('gather:sheet.another')}
        </Button>
      </p>
    </Card>
  )
}
