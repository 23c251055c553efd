/** The currency that all figures are shown in. */
import { Card } from '../ui/Card.tsx'
import { useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readSession } from '../access/session.api.ts'
import { changeHome, listRates, readRatesStatus } from './rates.api.ts'
import type { RatesStatus } from './rates.ts'

export function HomeCurrency({ status, writes }: { status: RatesStatus; writes: boolean }) {
  const t = useWords()
  const { home, commonest, coverage } = status
  return (
    <Card title={t('gather:home.title')}>
      {writes ? (
        <HomeForm
          key={home}
          current={home ?? commonest ?? 'EUR'}
          options={coverage.map(({ currency }) => currency)}
        />
      ) : (
        <p>{home ?? t('gather:home.unset')}</p>
      )}
    </Card>
  )
}

function HomeForm({ current, options }: { current: string; options: string[] }) {
  const t = useWords()
  const change = useWrite(changeHome, [readRatesStatus, listRates, readSession], {
    said: ({ home }) => t('gather:home.changed', { currency: home }),
  })
  const form = useForm(changeHome.input, { currency: current }, async ({ currency }) => {
    await change.mutateAsync({ currency })
  })
  return (
    <Form form={form} does={t('gather:home.does')}>
      <SuggestField
        {...form.field('currency')}
        options={options}
        label={t('gather:home.label')}
        hint={t('gather:home.hint')}
      />
    </Form>
  )
}
