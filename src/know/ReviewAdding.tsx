/** Adds what a client's customers wrote of it: one review by hand, or several pasted at once. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { REVIEWS_CHANGED } from './needsChanged.tsx'
import { addPublicReviews, dropPublicReviews } from './publicReview.api.ts'
import { PublicReviewGiven } from './publicReview.ts'
import { readReviewTable } from './reviewTable.ts'

type Props = { accountId: string; done: () => void }
const WAYS = ['one', 'several'] as const

export function ReviewAdding({ accountId, done }: Props) {
  const t = useWords()
  const [way, setWay] = useState<(typeof WAYS)[number]>('one')
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('know:review.way')}
        value={way}
        onChange={(next) => setWay(next as typeof way)}
        data={WAYS.map((value) => ({ value, label: t(`know:review.${value}`) }))}
      />
      {way === 'one' ? (
        <One accountId={accountId} done={done} />
      ) : (
        <Several accountId={accountId} done={done} />
      )}
    </>
  )
}

function useAdd(accountId: string) {
  const t = useWords()
  return useWrite(addPublicReviews, REVIEWS_CHANGED, {
    quiet: true,
    said: ({ added, known }) =>
      [
        t('know:review.added', { count: added.length }),
        known > 0 && t('know:review.known', { count: known }),
      ]
        .filter(Boolean)
        .join(' '),
    undoable: ({ added }) => added.length > 0,
    undo: ({ added }) => ask(dropPublicReviews, { accountId, reviewIds: added }),
  })
}

function One({ accountId, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const add = useAdd(accountId)
  const form = useForm(PublicReviewGiven, { writtenOn: today }, async (given) => {
    await add.mutateAsync({ accountId, reviews: [given] })
    done()
  })
  return (
    <Form form={form} does={t('know:save')}>
      <LongTextField {...form.field('text')} label={t('know:review.text')} />
      <NumberField
        {...form.field('rating')}
        min={0}
        max={5}
        decimals={1}
        label={t('know:review.rating')}
      />
      <DayField {...form.field('writtenOn')} max={today} label={t('know:review.day')} />
      <TextField {...form.field('link')} label={t('know:review.link')} autoComplete="off" />
    </Form>
  )
}

const Pasted = z.object({ text: z.string().trim().min(1).max(500_000) })

/** What can be read is counted while it is pasted; a line that can't says why, and the others go in. */
function Several({ accountId, done }: Props) {
  const t = useWords()
  const add = useAdd(accountId)
  const form = useForm(Pasted, {}, async ({ text }) => {
    const { reviews } = readReviewTable(text)
    if (reviews.length === 0) return
    await add.mutateAsync({ accountId, reviews: reviews.slice(0, 500) })
    done()
  })
  const typed = form.values.text
  const { reviews, rejected } = readReviewTable(typeof typed === 'string' ? typed : '')
  return (
    <Form form={form} does={t('know:review.take', { count: Math.min(500, reviews.length) })}>
      <LongTextField
        {...form.field('text')}
        rows={8}
        label={t('know:review.paste')}
        hint={t('know:review.pasteHint')}
      />
      {rejected.length > 0 && (
        <ul className="plain dim" aria-live="polite">
          {rejected.slice(0, 5).map(({ line, reason, text }) => (
            <li key={line}>
              {t(`know:review.rejected.${reason}`, { line })} <code>{text}</code>
            </li>
          ))}
        </ul>
      )}
    </Form>
  )
}
