/** Two ways to bring rates in: a file, or one by hand. */
import { useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { importRates, listRates, putRate, readRatesStatus, undoRateFile } from './rates.api.ts'
import type { RatesStatus } from './rates.ts'
import { TextFileDrop } from './TextFileDrop.tsx'

export function RateFileDrop() {
  const t = useWords()
  const format = useFormat()
  return (
    <TextFileDrop
      title={t('gather:rates.drop1')}
      takes={importRates}
      given={(text) => ({ text })}
      takesBack={undoRateFile}
      refreshes={[listRates, readRatesStatus]}
      says={({ kept, base, currencies }) =>
        t('gather:rates.read', { count: kept, n: format.number(kept), base, currencies })
      }
      saysRejected={(count) => t('gather:rates.rejected', { count })}
      why={({ line, reason }) => t(`gather:rates.reject.${reason}`, { line })}
    >
      {t('gather:rates.dropHint')}
    </TextFileDrop>
  )
}

export function NewRate({ status: { home, coverage } }: { status: RatesStatus }) {
  const t = useWords()
  const { today } = useSession()
  const lacking = coverage.find(({ missingDays }) => missingDays > 0)
  const keep = useWrite(putRate, [listRates, readRatesStatus], {
    quiet: true,
    said: ({ base, currency, day }) => t('gather:rates.kept', { base, currency, day }),
  })
  const form = useForm(
    putRate.input,
    {
      base: home ?? 'EUR',
      currency: lacking?.currency ?? '',
      day: lacking?.missingFrom ?? today,
      rate: '',
    },
    async (given) => {
      await keep.mutateAsync(given)
    },
  )
  const currencies = coverage.map(({ currency }) => currency)
  return (
    <Form form={form} does={t('gather:rates.add')}>
      <SuggestField {...form.field('base')} options={currencies} label={t('gather:rates.base')} />
      <DecimalField {...form.field('rate')} fine label={t('gather:rates.rate')} />
      <SuggestField
        {...form.field('currency')}
        options={currencies}
        label={t('gather:rates.currency')}
      />
      <DayField {...form.field('day')} label={t('gather:rates.day')} />
    </Form>
  )
}
