/** What came of a talk, a line each: its words, its day and who of ours; Enter begins another of its kind. */
import { Button, Select, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { addDays } from '../kernel/day.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './talk.css'
import { MADE_AS, type MadeAs } from './talk.ts'
import { type MadeRow, newRow } from './talkDraft.tsx'

type Option = { value: string; label: string }
type Props = {
  rows: MadeRow[]
  onChange: (rows: MadeRow[]) => void
  ours: readonly Option[]
  /** Of the talk: what is promised is due a week after it, until someone says otherwise. */
  day: string
}

const WEEK = 7

export function MadeRows({ rows, onChange, ours, day }: Props) {
  const t = useWords()
  const box = useRef<HTMLFieldSetElement>(null)
  const { person } = useSession()
  const isOurs = ours.some(({ value }) => value === person.personId)
  const put = (row: string, change: Partial<MadeRow>) =>
    onChange(rows.map((one) => (one.row === row ? { ...one, ...change } : one)))
  const add = (as: MadeAs, after = rows.length) => {
    const next = newRow(as, {
      dueOn: addDays(day, WEEK),
      ownerId: isOurs ? person.personId : null,
    })
    onChange(rows.toSpliced(after, 0, next))
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${next.row}"] input`)?.focus(),
    )
  }
  return (
    <fieldset className="Made" ref={box}>
      <legend>{t('engage:made.title')}</legend>
      {rows.map(({ row, as, text, dueOn, ownerId }, at) => (
        <div key={row} className="Made-row" data-row={row}>
          <TextInput
            label={t(`engage:made.${as ?? 'action'}`)}
            value={text}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => put(row, { text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text.trim() === '')
                return
              event.preventDefault()
              add(as ?? 'action', at + 1)
            }}
          />
          {text.trim() !== '' && as !== 'decision' && (
            <>
              <TextInput
                type="date"
                label={t('engage:made.due')}
                value={dueOn ?? ''}
                onChange={(event) => put(row, { dueOn: event.currentTarget.value || null })}
              />
              <Select
                searchable
                label={t('engage:made.owner')}
                data={[...ours]}
                value={ownerId}
                onChange={(next) => put(row, { ownerId: next })}
                nothingFoundMessage={t('ui:nothingFound')}
                allowDeselect={false}
              />
            </>
          )}
        </div>
      ))}
      <div className="Made-acts">
        {MADE_AS.map((as) => (
          <Button key={as} size="compact-sm" variant="subtle" onClick={() => add(as)}>
            {t(`engage:made.add.${as}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
