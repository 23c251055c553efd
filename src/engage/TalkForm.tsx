/** Tells of a talk in one screen: with whom, how it felt, what came of it, what was promised and what is next. */
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { AccountField } from '../accounts/AccountField.tsx'
import { addDays } from '../kernel/day.ts'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { text } from '../ui/field.ts'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropInteraction } from './interaction.api.ts'
import { INTERACTION_KINDS } from './interaction.ts'
import { SentimentField } from './SentimentField.tsx'
import { logTalk } from './talk.api.ts'
import './talk.css'
import { TalkGiven } from './talk.ts'
import { TALKS_CHANGED } from './talkChanged.tsx'
import {
  keepTalkDraft,
  type MadeRow,
  madeFrom,
  newRow,
  readTalkDraft,
  type TalkStart,
} from './talkDraft.tsx'
import { TalkPeople } from './TalkPeople.tsx'
import { TalkTimes } from './TalkTimes.tsx'

const Typed = TalkGiven.omit({ state: true, ownerTold: true, agenda: true, made: true })

export function TalkForm({ start, done }: { start: TalkStart; done: () => void }) {
  const t = useWords()
  const { today, person, firm } = useSession()
  const place = { firmId: firm.firmId, personId: person.personId }
  const [begun] = useState(() => {
    const kept = readTalkDraft(place)
    return kept?.start.account?.accountId === start.account?.accountId ? kept : null
  })
  const due = { dueOn: addDays(today, 7), ownerId: person.personId }
  const [rows, setRows] = useState<MadeRow[]>(
    begun?.rows ?? [newRow('action', due), newRow('commitment', due)],
  )
  const keep = useWrite(logTalk, TALKS_CHANGED, {
    quiet: true,
    said: ({ interaction: { subject }, made }) =>
      t('engage:talk.kept', { title: subject, count: made.length }),
    undo: ({ interaction: { interactionId } }) =>
      ask(dropInteraction, { interactionId, withMade: true }),
  })
  const form = useForm(
    Typed,
    begun?.values ?? {
      accountId: start.account?.accountId,
      kind: start.kind ?? 'call',
      subject: start.subject,
      contactIds: start.contactIds,
      happenedOn: today,
      ownerId: person.personId,
    },
    async (given) => {
      const state = given.happenedOn > today ? 'planned' : 'held'
      await keep.mutateAsync({ ...given, state, made: madeFrom(rows) })
      keepTalkDraft(place, null)
      done()
    },
  )
  const keepDraft = useEffectEvent(() => {
    if (form.values.subject || form.values.text)
      keepTalkDraft(place, { values: form.values, rows, start })
  })
  useEffect(() => keepDraft(), [form.values, rows])
  const box = useRef<HTMLDivElement>(null)
  // The box opens before this form is fetched, and would leave the keyboard at its cross.
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  const { accountId } = form.values as { accountId?: string }
  return (
    <div className="Talk" ref={box}>
      <Form
        form={form}
        does={t('engage:save')}
        aside={<kbd aria-hidden="true">{t('engage:talk.send')}</kbd>}
      >
        {!start.account && (
          <AccountField
            {...form.field('accountId')}
            data-autofocus
            label={t('engage:talk.account')}
          />
        )}
        <div className="Form-row">
          <SelectField
            {...form.field('kind')}
            search
            label={t('engage:interaction.kind')}
            options={INTERACTION_KINDS.map((value) => ({
              value,
              label: t(`engage:interaction.kinds.${value}`),
            }))}
          />
          <DayField
            {...form.field('happenedOn')}
            label={t('engage:interaction.day')}
            {...(text(form.values.happenedOn) > today ? { hint: t('engage:talk.ahead') } : {})}
          />
        </div>
        <TextField
          {...form.field('subject')}
          {...(start.account ? { 'data-autofocus': true } : {})}
          label={t('engage:interaction.subject')}
          autoComplete="off"
        />
        <LongTextField {...form.field('text')} rows={2} label={t('engage:interaction.text')} />
        <TextField
          {...form.field('outcome')}
          label={t('engage:interaction.outcome')}
          autoComplete="off"
        />
        <SentimentField {...form.field('sentiment')} label={t('engage:interaction.sentiment')} />
        {accountId && (
          <Suspense fallback={<BlockSkeleton height={180} />}>
            <TalkPeople
              key={accountId}
              accountId={accountId}
              form={form}
              rows={rows}
              onRows={setRows}
            />
          </Suspense>
        )}
        <details className="Talk-more">
          <summary>{t('engage:talk.more')}</summary>
          <div className="Talk-fields">
            <TextField
              {...form.field('purpose')}
              label={t('engage:interaction.purpose')}
              autoComplete="off"
            />
            <TalkTimes form={form} accountId={accountId} />
          </div>
        </details>
      </Form>
    </div>
  )
}
