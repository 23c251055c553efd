/** Minutes in one go: what was said, line by line, and what each line becomes; all of it is written at once. */
import { useState } from 'react'
import { addDays } from '../kernel/day.ts'
import { ask, useWrite } from '../ui/api.ts'
import { text as textOf } from '../ui/field.ts'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { Interaction } from './interaction.ts'
import { MinuteLine } from './MinuteLine.tsx'
import { SentimentField } from './SentimentField.tsx'
import { unwriteMinutes, writeMinutes } from './talk.api.ts'
import { linesOf, MinutesGiven } from './talk.ts'
import { TALKS_CHANGED } from './talkChanged.tsx'
import { type MadeRow, madeFrom, newRow } from './talkDraft.tsx'
import { useEngaged } from './useEngaged.tsx'

const Typed = MinutesGiven.omit({ interactionId: true, made: true })
const WEEK = 7

export function MinutesForm({ talk }: { talk: Interaction }) {
  const t = useWords()
  const { today, person } = useSession()
  const { interactionId, accountId } = talk
  const { theirs, ours } = useEngaged(accountId, { theirs: talk.contacts, ours: talk.people })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const [said, setSaid] = useState<Record<string, Partial<MadeRow>>>({})
  const keep = useWrite(writeMinutes, TALKS_CHANGED, {
    quiet: true,
    said: ({ interaction: { subject } }, { made = [] }) =>
      t('engage:minutes.kept', { title: subject, count: made.length }),
    undo: ({ before, made }) =>
      ask(unwriteMinutes, {
        interactionId,
        was: before,
        made: made.map(({ thingId }) => thingId).slice(0, 60),
      }),
  })
  const start = { text: talk.text, outcome: talk.outcome, sentiment: talk.sentiment }
  const rowsOf = (text: string): MadeRow[] =>
    linesOf(text).map((line, at) => ({
      ...newRow(line.as, {
        text: line.text,
        dueOn: addDays(today, WEEK),
        ownerId: isOurs ? person.personId : null,
        contactId: talk.contactIds.length === 1 ? talk.contactIds[0]! : null,
      }),
      row: `${at} ${line.text}`,
      ...said[line.text],
    }))
  const form = useForm(Typed, start, async (given) => {
    await keep.mutateAsync({ interactionId, ...given, made: madeFrom(rowsOf(given.text)) })
    setSaid({})
  })
  const rows = rowsOf(textOf(form.values.text))
  return (
    <div className="Talk">
      <Form form={form} does={t('engage:minutes.save')}>
        <LongTextField
          {...form.field('text')}
          rows={6}
          label={t('engage:minutes.text')}
          hint={t('engage:minutes.hint')}
        />
        {rows.length > 0 && (
          <>
            <p className="dim">{t('engage:minutes.keys')}</p>
            <ul className="Minutes">
              {rows.map((line) => (
                <MinuteLine
                  key={line.row}
                  line={line}
                  ours={ours}
                  theirs={theirs}
                  put={(change) =>
                    setSaid((before) => ({
                      ...before,
                      [line.text]: { ...before[line.text], ...change },
                    }))
                  }
                />
              ))}
            </ul>
          </>
        )}
        <TextField
          {...form.field('outcome')}
          label={t('engage:interaction.outcome')}
          autoComplete="off"
        />
        <SentimentField {...form.field('sentiment')} label={t('engage:interaction.sentiment')} />
      </Form>
    </div>
  )
}
