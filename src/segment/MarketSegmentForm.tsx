/** Adds a segment of the market or changes one; undo puts back what was there. */
import { z } from 'zod'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { InfluencerFields } from './InfluencerFields.tsx'
import {
  addMarketSegment,
  changeMarketSegment,
  endMarketSegment,
  readMarket,
} from './market.api.ts'
import { BUYS_BY, Influencer, type MarketSegment, MarketSegmentGiven } from './market.ts'

const { name, distinguishes, buysBy, buying, size, growthPercent } = MarketSegmentGiven.shape

/** As it is typed: what is blank is not there, and a line without a name is none. */
const Typed = z.object({
  name,
  distinguishes,
  buysBy,
  buying,
  size: z.preprocess((typed) => (typed === '' ? null : typed), size),
  growthPercent,
  influencers: z.array(Influencer.extend({ who: z.string().trim().max(80) })).max(12),
})

export function MarketSegmentForm({
  changes,
  done,
}: {
  changes?: MarketSegment
  done: () => void
}) {
  const t = useWords()
  const { firm } = useSession()
  const add = useWrite(addMarketSegment, [readMarket], {
    quiet: true,
    said: (now) => t('segment:market.added', { name: now.name }),
    undo: ({ marketSegmentId }) => ask(endMarketSegment, { marketSegmentId }),
  })
  const change = useWrite(changeMarketSegment, [readMarket], {
    quiet: true,
    said: ({ now }) => t('segment:market.changed', { name: now.name }),
    undo: ({ before }) => ask(changeMarketSegment, before),
  })
  const currency = changes?.currency ?? firm.homeCurrency ?? 'EUR'
  const start = changes
    ? { ...changes, size: changes.size ?? '', growthPercent: changes.growthPercent ?? undefined }
    : { influencers: [] }
  const form = useForm(Typed, start, async (typed) => {
    const given = {
      ...typed,
      currency: typed.size === null ? null : currency,
      influencers: typed.influencers.filter(({ who }) => who !== ''),
    }
    await (changes
      ? change.mutateAsync({ ...given, marketSegmentId: changes.marketSegmentId })
      : add.mutateAsync(given))
    done()
  })
  return (
    <Form
      form={form}
      does={t(changes ? 'segment:market.save' : 'segment:market.add')}
      aside={changes && <Act onClick={done}>{t('segment:market.leave')}</Act>}
    >
      <TextField {...form.field('name')} label={t('segment:market.name')} />
      <LongTextField
        {...form.field('distinguishes')}
        label={t('segment:market.distinguishes')}
        hint={t('segment:market.distinguishesHint')}
      />
      <SelectField
        {...form.field('buysBy')}
        label={t('segment:market.buysBy')}
        options={BUYS_BY.map((by) => ({ value: by, label: t(`segment:market.by.${by}`) }))}
      />
      <LongTextField
        {...form.field('buying')}
        label={t('segment:market.buying')}
        hint={t('segment:market.buyingHint')}
      />
      <InfluencerFields {...form.field('influencers')} />
      <DecimalField
        {...form.field('size')}
        label={t('segment:market.size', { currency })}
        hint={t('segment:market.sizeHint')}
      />
      <NumberField
        {...form.field('growthPercent')}
        suffix=" %"
        decimals={1}
        label={t('segment:market.growth')}
      />
    </Form>
  )
}
