/** Encoding, marks and order of days: what was sniffed, for correction. */
import { NumberInput, Select, Switch } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import type { FilePreview } from './import.ts'
import { DELIMITERS, ENCODINGS, type Reading } from './reading.ts'
import { nameOfMark } from './readingFacts.tsx'
import './import.css'

const CHOICES = {
  encoding: ENCODINGS,
  delimiter: DELIMITERS,
  quote: ['"', "'", ''],
  decimal: [',', '.'],
  thousands: ['', '.', ',', ' ', "'"],
  dateOrder: ['dmy', 'mdy', 'ymd'],
} as const
const OF_TEXT = ['encoding', 'delimiter', 'quote'] as const
const OF_CELLS = ['decimal', 'thousands', 'dateOrder'] as const

type Props = {
  file: FilePreview
  change: (reading: Partial<Reading>) => void
}

export function ReadingForm({ file: { reading, sheets }, change }: Props) {
  const t = useWords()
  const { format } = reading
  const hasRows = format === 'csv' || format === 'xlsx'
  const parts = format === 'csv' ? [...OF_TEXT, ...OF_CELLS] : OF_CELLS
  return (
    <div className="Reading">
      {sheets.length > 1 && (
        <Select
          label={t('gather:how.sheet')}
          data={sheets}
          value={reading.sheet}
          allowDeselect={false}
          onChange={(sheet) => change({ sheet })}
        />
      )}
      {parts.map((part) => (
        <Mark key={part} part={part} value={reading[part]} change={change} />
      ))}
      {hasRows && (
        <>
          <NumberInput
            label={t('gather:how.skip')}
            min={0}
            max={100}
            value={reading.skip}
            onChange={(skip) => change({ skip: Number(skip) || 0 })}
          />
          <Switch
            label={t('gather:how.header')}
            checked={reading.header}
            onChange={(event) => change({ header: event.currentTarget.checked })}
          />
        </>
      )}
    </div>
  )
}

type Part = keyof typeof CHOICES

function Mark({ part, value, change }: { part: Part; value: string } & Pick<Props, 'change'>) {
  const t = useWords()
  const known: readonly string[] = CHOICES[part]
  // A file may be parted by a mark that isn't in the list.
  const choices = known.includes(value) ? known : [...known, value]
  const words = (mark: string) => {
    const name = known.includes(mark) ? nameOfMark(mark) : 'other'
    return t(`gather:reading.${part}.${name}` as 'gather:reading.delimiter.other', { mark })
  }
  return (
    <Select
      label={t(`gather:how.${part}`)}
      data={choices.map((mark) => ({ value: nameOfMark(mark), label: words(mark) }))}
      value={nameOfMark(value)}
      allowDeselect={false}
      onChange={(name) => {
        const mark = choices.find((one) => nameOfMark(one) === name)
        if (mark !== undefined) change({ [part]: mark } as Partial<Reading>)
      }}
    />
  )
}
