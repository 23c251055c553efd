/** Which column of a look-up table names the same thing as which column of the ledger. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../ui/words.ts'
import type { FilePreview, Plan } from './import.ts'
import './import.css'

type Props = {
  file: FilePreview
  ledger: FilePreview
  change: (more: Partial<Plan['files'][number]>) => void
}

export function KeyForm({ file, ledger, change }: Props) {
  const t = useWords()
  const [column, setColumn] = useState(file.key?.column ?? null)
  const [lookupColumn, setLookupColumn] = useState(file.key?.lookupColumn ?? null)
  const say = (own: string | null, its: string | null) => {
    setColumn(own)
    setLookupColumn(its)
    if (own && its) change({ role: 'lookup', key: { column: own, lookupColumn: its } })
  }
  return (
    <div className="Reading KeyForm">
      <Select
        label={t('gather:how.keyInLedger')}
        data={namesOf(ledger)}
        value={column}
        searchable
        allowDeselect={false}
        onChange={(own) => say(own, lookupColumn)}
      />
      <Select
        label={t('gather:how.keyInFile')}
        data={namesOf(file)}
        value={lookupColumn}
        searchable
        allowDeselect={false}
        onChange={(its) => say(column, its)}
      />
    </div>
  )
}

/** Two columns of one name can't be told apart, so neither can be a key. */
function namesOf({ columns }: FilePreview): string[] {
  return [...new Set(columns.map(({ name }) => name))]
}
