/** What a file would become: which column is which, what is left out and why, and the way on. */
import { Button, Select } from '@mantine/core'
import type { z } from 'zod'
import { streamAddress } from '../kernel/call.ts'
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { checkSheetImport, downloadSheetRejects } from './sheet.api.ts'
import {
  KNOWN_REASONS,
  type SheetCheck,
  type SheetKind,
  type SheetMapping,
  type SheetReject,
  whyNotTakeIn,
} from './sheet.ts'
import './import.css'

type Kind = z.infer<typeof SheetKind>

type Props = {
  kind: Kind
  check: SheetCheck
  changed: (check: SheetCheck) => void
  busy: boolean
  take: () => void
  leave: () => void
}

export function SheetCheckCard({ kind, check, changed, busy, take, leave }: Props) {
  const t = useWords()
  const { file, read, accepted, lacking, sheetImportId } = check
  const again = useWrite(checkSheetImport, [])
  const nameOf = (field: string) => t(`${kind.words}.field.${field}` as Key)
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
      <FieldColumns
        kind={kind}
        check={check}
        nameOf={nameOf}
        change={(mapping) => again.mutate({ sheetImportId, mapping }, { onSuccess: changed })}
      />
      <Rejects kind={kind} check={check} nameOf={nameOf} />
      <p className="SheetActs">
        <Act onClick={take} busy={busy} refusal={refusal}>
          {t('gather:sheet.take', { count: accepted })}
        </Act>
        <Button variant="subtle" onClick={leave}>
          {t('gather:sheet.another')}
        </Button>
      </p>
    </Card>
  )
}

type ColumnsProps = {
  kind: Kind
  check: SheetCheck
  nameOf: (field: string) => string
  change: (mapping: SheetMapping) => void
}

function FieldColumns({ kind, check: { columns, mapping }, nameOf, change }: ColumnsProps) {
  const t = useWords()
  const exampleOf = (name: string | undefined) =>
    columns.find((one) => one.name === name)?.examples.find((text) => text.trim() !== '')
  const choose = (field: string, column: string | null) => {
    const others = Object.entries(mapping).filter(
      ([name, taken]) => name !== field && taken !== column,
    )
    change(Object.fromEntries(column === null ? others : [...others, [field, column]]))
  }
  return (
    <ul className="Columns">
      {kind.fields.map(({ field, needed }) => {
        const example = exampleOf(mapping[field])
        const name = nameOf(field)
        return (
          <li key={field}>
            <span className="Columns-name">
              {name}
              <small>
                {example !== undefined
                  ? t('gather:sheet.example', { example })
                  : needed && t('gather:sheet.needed')}
              </small>
            </span>
            <Select
              aria-label={name}
              data={columns.map((column) => column.name)}
              value={mapping[field] ?? null}
              placeholder={t('gather:sheet.unused')}
              clearable
              size="xs"
              onChange={(column) => choose(field, column)}
            />
          </li>
        )
      })}
    </ul>
  )
}

type RejectsProps = { kind: Kind; check: SheetCheck; nameOf: (field: string) => string }

function Rejects({ kind, check, nameOf }: RejectsProps) {
  const t = useWords()
  const format = useFormat()
  const { rejects, rejected, sheetImportId } = check
  if (rejected === 0) return null
  const why = ({ reason, field, cell }: SheetReject) => {
    const known = (KNOWN_REASONS as readonly string[]).includes(reason)
    const text = `${known ? 'gather:sheet' : kind.words}.reject.${reason}`
    return t(text as Key, { field: field === null ? '' : nameOf(field), cell })
  }
  return (
    <>
      <h3 className="SheetFiles-title">{t('gather:sheet.left')}</h3>
      {rejected > rejects.length && (
        <p className="dim">
          {t('gather:sheet.leftAll', { shown: rejects.length, count: rejected })}
        </p>
      )}
      <ul className="SheetRejects">
        {rejects.map((reject) => (
          <li key={reject.line}>
            <b>{t('gather:sheet.line', { line: format.number(reject.line) })}</b> {why(reject)}
          </li>
        ))}
      </ul>
      <p>
        <a href={streamAddress(downloadSheetRejects, { sheetImportId })} download>
          {t('gather:sheet.download')}
        </a>
      </p>
    </>
  )
}
