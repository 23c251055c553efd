/** A new version of the weights: percent per group, together 100. */
import { z } from 'zod'
import { useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addHealthWeights, readBackTest } from './health.api.ts'
import { type HealthWeights, MOST_WEIGHT, WeightsGiven } from './health.ts'
import { HEALTH_CHANGED } from './healthChanged.tsx'
import { HEALTH_GROUPS } from './healthMeasure.ts'
import './monitor.css'

const Typed = WeightsGiven.extend({ why: z.string().trim().min(3).max(500) })

export function WeightsForm({ weights }: { weights: HealthWeights }) {
  const t = useWords()
  const add = useWrite(addHealthWeights, [...HEALTH_CHANGED, readBackTest], {
    quiet: true,
    said: ({ version }) => t('monitor:weights.kept', { version }),
  })
  const form = useForm(Typed, weights, ({ why, ...given }) =>
    add.mutateAsync({ weights: given, why }),
  )
  return (
    <Form form={form} does={t('monitor:weights.does')}>
      <p className="dim">{t('monitor:weights.rule', { most: MOST_WEIGHT })}</p>
      <div className="Health-weights">
        {HEALTH_GROUPS.map((group) => (
          <NumberField
            key={group}
            {...form.field(group)}
            decimals={0}
            suffix=" %"
            label={t(`monitor:health.group.${group}`)}
          />
        ))}
      </div>
      <LongTextField {...form.field('why')} rows={2} label={t('monitor:weights.why')} />
    </Form>
  )
}
