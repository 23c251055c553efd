/** From where an account counts as good or bad, and when which remedy is proposed. */
import { z } from 'zod'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { chooseCostSettings, readCostSettings } from './cost.api.ts'
import { listAccountCosts, readAccountCost, readCosts } from './costs.api.ts'
import { CostSettings } from './costToServe.ts'

const LIMITS = ['good', 'bad', 'leastKnown', 'repriceUpTo', 'exitFrom'] as const

const Percent = z.number().gte(0).lte(1000)
/** The same settings as a form has them: in percent. */
const Limits = z.object({
  good: Percent,
  bad: Percent,
  leastKnown: Percent,
  repriceUpTo: Percent,
  exitFrom: Percent,
})

export function CostLimits() {
  const settings = useRead(readCostSettings, {})
  return <LimitsForm key={JSON.stringify(settings)} settings={settings} />
}

function LimitsForm({ settings }: { settings: CostSettings }) {
  const t = useWords()
  const save = useWrite(
    chooseCostSettings,
    [readCostSettings, readCosts, listAccountCosts, readAccountCost],
    {
      quiet: true,
      said: () => t('identify:costs.limits.saved'),
      undo: ({ before }) => ask(chooseCostSettings, before),
    },
  )
  const start = Object.fromEntries(
    LIMITS.map((name) => [name, Number((100 * settings[name]).toPrecision(12))]),
  )
  const form = useForm(Limits, start, async (given) => {
    const chosen = CostSettings.safeParse(
      Object.fromEntries(LIMITS.map((name) => [name, given[name] / 100])),
    )
    if (!chosen.success) {
      throw Object.assign(new Error(), { code: 'identify/limits-out-of-order' })
    }
    await save.mutateAsync(chosen.data)
  })
  return (
    <Card title={t('identify:costs.limits.title')}>
      <Form form={form} does={t('identify:costs.limits.save')}>
        {LIMITS.map((name) => (
          <NumberField
            key={name}
            {...form.field(name)}
            label={t(`identify:costs.limits.${name}`)}
            suffix=" %"
            decimals={1}
            min={0}
          />
        ))}
      </Form>
    </Card>
  )
}
