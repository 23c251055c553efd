/** Where the bands of the score begin, and how much must be known for anything to be called good. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { chooseBands } from './health.api.ts'
import { BandsGiven, type HealthBands } from './healthBand.ts'
import { HEALTH_CHANGED } from './healthChanged.tsx'

export function BandsForm({ bands }: { bands: HealthBands }) {
  const t = useWords()
  const keep = useWrite(chooseBands, HEALTH_CHANGED, {
    quiet: true,
    said: () => t('monitor:bands.kept'),
    undo: ({ before }) => ask(chooseBands, before),
  })
  const form = useForm(BandsGiven, bands, (given) => keep.mutateAsync(given))
  return (
    <Form form={form} does={t('monitor:bands.does')}>
      <NumberField {...form.field('good')} decimals={0} label={t('monitor:bands.good')} />
      <NumberField {...form.field('bad')} decimals={0} label={t('monitor:bands.bad')} />
      <NumberField
        {...form.field('leastConfidence')}
        decimals={0}
        suffix=" %"
        label={t('monitor:bands.leastConfidence')}
      />
    </Form>
  )
}
