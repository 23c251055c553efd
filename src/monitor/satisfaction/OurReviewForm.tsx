/** Notes what was written about us somewhere, or what we answered. */
import { AccountField } from '../../accounts/AccountField.tsx'
import { ask, useWrite } from '../../ui/api.ts'
import { AsAnother } from '../../ui/AsAnother.tsx'
import { DayField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { dropOurReview, putOurReview } from './ourReview.api.ts'
import { type OurReview, OurReviewGiven } from './ourReview.ts'
import { REVIEWS_CHANGED } from './satisfactionChanged.tsx'

type Props = { accountId?: string; changes?: OurReview; done: () => void }

export function OurReviewForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const keep = useWrite(putOurReview, REVIEWS_CHANGED, {
    quiet: true,
    said: () => t('monitor:satisfaction.review.kept'),
    undo: ({ now: { reviewId }, before }) =>
      before
        ? ask(putOurReview, { ...OurReviewGiven.parse(before), reviewId })
        : ask(dropOurReview, { reviewId }),
  })
  const start = changes ?? { writtenOn: today, ...(accountId ? { accountId } : {}) }
  const form = useForm(OurReviewGiven, start, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { reviewId: changes.reviewId, was: OurReviewGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, ...same })
    done()
  })
  return (
    <Form form={form} does={t('monitor:satisfaction.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('site')}
        data-autofocus
        label={t('monitor:satisfaction.review.site')}
      />
      <DayField
        {...form.field('writtenOn')}
        max={today}
        label={t('monitor:satisfaction.review.writtenOn')}
      />
      <NumberField
        {...form.field('rating')}
        min={0}
        max={5}
        decimals={1}
        label={t('monitor:satisfaction.review.rating')}
      />
      <LongTextField {...form.field('text')} label={t('monitor:satisfaction.review.text')} />
      <TextField {...form.field('link')} label={t('monitor:satisfaction.review.link')} />
      {!(accountId ?? changes?.accountId) && (
        <AccountField {...form.field('accountId')} label={t('monitor:satisfaction.review.whose')} />
      )}
      <LongTextField {...form.field('reply')} label={t('monitor:satisfaction.review.reply')} />
      <DayField
        {...form.field('repliedOn')}
        max={today}
        label={t('monitor:satisfaction.review.repliedOn')}
      />
    </Form>
  )
}
