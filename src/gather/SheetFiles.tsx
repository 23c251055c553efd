/** The files that a small table was filled from, the newest first, each with its way back. */
import { Button } from '@mantine/core'
import type { Endpoint } from '../kernel/endpoint.ts'
import { useList, useWrite } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listSheetImports, undoSheet } from './sheet.api.ts'
import type { SheetImport } from './sheet.ts'
import './import.css'

const SHOWN = 10

type Props = { target: string; refreshes: Pick<Endpoint, 'path'>[] }

export function SheetFiles({ target, refreshes }: Props) {
  const t = useWords()
  const { data } = useList(listSheetImports, { target, size: SHOWN })
  const undo = useWrite(undoSheet, [listSheetImports, ...refreshes], {
    said: (answer, { sheetImportId }) => {
      const file = data?.rows.find((one) => one.sheetImportId === sheetImportId)?.file ?? ''
      const some = answer.changedSince > 0
      return t(some ? 'gather:sheet.undoneSome' : 'gather:sheet.undone', { file, ...answer })
    },
  })
  if (!data) return null
  if (data.rows.length === 0) return <p className="dim">{t('gather:sheet.noFiles')}</p>
  return (
    <>
      <h3 className="SheetFiles-title">{t('gather:sheet.list')}</h3>
      <ul className="SheetFiles">
        {data.rows.map((one) => (
          <li key={one.sheetImportId}>
            <Told one={one} />
            {one.undoable && (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={undo.isPending && undo.variables.sheetImportId === one.sheetImportId}
                onClick={() => undo.mutate({ sheetImportId: one.sheetImportId })}
                aria-label={`${t('gather:sheet.undo')}: ${one.file}`}
              >
                {t('gather:sheet.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Told({ one }: { one: SheetImport }) {
  const t = useWords()
  const format = useFormat()
  const made = [format.day(one.madeAt.slice(0, 10)), one.madeBy].filter(Boolean).join(', ')
  const state = one.state === 'undone' ? t('gather:sheet.stateOf.undone') : null
  return (
    <span>
      {one.sheet === null ? one.file : `${one.file} · ${one.sheet}`}
      <small className="dim">{[state, made].filter(Boolean).join(' · ')}</small>
      {one.outcome && <small className="dim">{t('gather:sheet.rowsSay', one.outcome)}</small>}
    </span>
  )
}
