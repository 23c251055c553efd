/** Two ways to bring price indices in: a file, or one by hand. */
import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../ui/api.ts'
import { SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import {
  importPriceIndices,
  listPriceIndices,
  putPriceIndices,
  readPriceStatus,
  undoPriceFile,
} from './priceIndex.api.ts'
import { PriceIndex, type PriceStatus } from './priceIndex.ts'
import { TextFileDrop } from './TextFileDrop.tsx'

const CHANGED = [listPriceIndices, readPriceStatus]

/** '' stands for the lines that say no country, which a field can't tell from nothing chosen. */
const UNSAID = '—'

/** The country of most accounts that lacks something: what one comes here for. */
function lackingIn(coverage: PriceStatus['coverage']) {
  return coverage.find(({ missing, accounts }) => missing > 0 && accounts > 0)
}

export function PriceFileDrop({ status: { coverage } }: { status: PriceStatus }) {
  const t = useWords()
  const names = coverage.filter(({ country }) => country !== '').map(({ country }) => country)
  const lacking = lackingIn(coverage)
  const [country, setCountry] = useState<string>((lacking?.country ?? names[0]) || UNSAID)
  const format = useFormat()
  return (
    <Stack gap="md">
      <SelectField
        name="country"
        label={t('gather:prices.fileCountry')}
        hint={t('gather:prices.fileCountryHint')}
        options={[...names, { value: UNSAID, label: t('gather:prices.unsaid') }]}
        value={country}
        onChange={(chosen) => setCountry(typeof chosen === 'string' ? chosen : UNSAID)}
        onBlur={() => {}}
        error={null}
        required
      />
      <TextFileDrop
        title={t('gather:prices.drop1')}
        takes={importPriceIndices}
        given={(text) => ({ text, country: country === UNSAID ? '' : country })}
        takesBack={undoPriceFile}
        refreshes={CHANGED}
        says={({ kept, countries }) =>
          t('gather:prices.read', {
            count: kept,
            n: format.number(kept),
            countries: countries.map((one) => one || t('gather:prices.unsaid')),
          })
        }
        saysRejected={(count) => t('gather:rates.rejected', { count })}
        why={({ line, reason }) => t(`gather:prices.reject.${reason}`, { line })}
      >
        {t('gather:prices.dropHint')}
      </TextFileDrop>
    </Stack>
  )
}

export function NewPriceIndex({ status: { coverage } }: { status: PriceStatus }) {
  const t = useWords()
  const { today } = useSession()
  const lacking = lackingIn(coverage)
  const keep = useWrite(putPriceIndices, CHANGED, {
    quiet: true,
    said: ({ prices: [price] }) =>
      t('gather:prices.keptOne', {
        month: price!.month,
        country: price!.country || t('gather:prices.unsaid'),
      }),
  })
  const form = useForm(
    PriceIndex,
    {
      country: (lacking ?? coverage[0])?.country ?? '',
      month: (lacking?.missingFrom ?? today).slice(0, 7),
      index: '',
    },
    async (price) => {
      await keep.mutateAsync({ prices: [price] })
    },
  )
  return (
    <Form form={form} does={t('gather:prices.add')}>
      <SuggestField
        {...form.field('country')}
        required={false}
        options={coverage.map(({ country }) => country).filter((country) => country !== '')}
        label={t('gather:prices.country')}
        hint={t('gather:prices.countryHint')}
      />
      <TextField {...form.field('month')} type="month" label={t('gather:prices.month')} />
      <DecimalField {...form.field('index')} fine label={t('gather:prices.index')} />
    </Form>
  )
}
