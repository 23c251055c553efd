/** Which sheet of a workbook was read, and the others to be read instead. */
import { Select } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import type { SheetCheck } from './sheet.ts'
import './import.css'

type Props = { check: SheetCheck; choose: (sheet: string) => void; busy: boolean }

export function BookSheet({ check: { sheet, sheets }, choose, busy }: Props) {
  const t = useWords()
  if (sheet === null) return null
  return (
    <div className="SheetBook">
      <p>{t('gather:sheet.sheetRead', { sheet })}</p>
      {sheets.length > 1 && (
        <Select
          label={t('gather:sheet.otherSheet')}
          data={sheets}
          value={sheet}
          allowDeselect={false}
          disabled={busy}
          size="xs"
          maw={320}
          onChange={(other) => other !== null && other !== sheet && choose(other)}
        />
      )}
    </div>
  )
}
