/** What a file would become: what it changes, which column is which, what is left out, and the way on. */
import { Button } from '@mantine/core'
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { type Key, useWords } from '../ui/words.ts'
import { checkSheetImport } from './sheet.api.ts'
import { type SheetCheck, type SheetKind, whyNotTakeIn } from './sheet.ts'
import { SheetChanges } from './SheetChanges.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { SheetRejects } from './SheetRejects.tsx'
import './import.css'

type Props = {
  kind: SheetKind
  check: SheetCheck
  again: (check: SheetCheck) => void
  busy: boolean
  take: () => void
  leave: () => void
}

export function SheetCheckCard({ kind, check, again, busy, take, leave }: Props) {
  const t = useWords()
  const { file, read, accepted, added, changed, lacking, sheetImportId } = check
  const written = added + changed
  const look = useWrite(checkSheetImport, [])
  const nameOf = (field: string) => t(`${kind.words}.field.${field}` as Key)
  const isNothing = accepted > 0 && written === 0
  const refusal = whyNotTakeIn({ state: 'sent', lacking, accepted })
  return (
    <Card title={t('gather:sheet.columns')}>
      <output>
        {accepted === 0
          ? t('gather:sheet.none', { file })
          : t('gather:sheet.opening', { file, count: read, accepted })}
      </output>
      {lacking.length > 0 && (
        <p role="alert">{t('gather:sheet.lacking', { fields: lacking.map(nameOf) })}</p>
      )}
      <SheetChanges kind={kind} check={check} nameOf={nameOf} />
      <SheetColumns
        kind={kind}
        check={check}
        nameOf={nameOf}
        change={(mapping) => look.mutate({ sheetImportId, mapping }, { onSuccess: again })}
      />
      <SheetRejects kind={kind} check={check} nameOf={nameOf} />
      <p className="SheetActs">
        {!isNothing && (
          <Act onClick={take} busy={busy} refusal={refusal}>
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
