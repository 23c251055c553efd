/** A rule as the firm wants it: on or off, and from when on it warns. */
import { useMemo } from 'react'
import { z } from 'zod'
import { ask, useWrite } from '../../ui/api.ts'
import { CheckField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { setAlertRule } from './alert.api.ts'
import type { AlertRuleTold } from './alert.ts'
import { ALERTS_CHANGED } from './alertChanged.tsx'
import { type RuleCode, ruleOf } from './alertRule.ts'

/** The thresholds that it has, each within its bounds. */
function shapeOf(rule: RuleCode) {
  const known = Object.entries(ruleOf(rule).thresholds ?? {})
  return z.object({
    on: z.boolean().default(true),
    ...Object.fromEntries(
      known.map(([name, { min, max }]) => [
        name,
        z.coerce.number<number | string>().min(min).max(max),
      ]),
    ),
  }) as z.ZodObject<{ on: z.ZodDefault<z.ZodBoolean> } & Record<string, z.ZodType<number>>>
}

export function RuleForm({ rule: told, done }: { rule: AlertRuleTold; done: () => void }) {
  const t = useWords()
  const { rule, on, thresholds } = told
  const shape = useMemo(() => shapeOf(rule), [rule])
  const known = ruleOf(rule).thresholds ?? {}
  const set = useWrite(setAlertRule, ALERTS_CHANGED, {
    quiet: true,
    said: () => t('monitor:alert.rules.kept', { name: t(`monitor:alert.rule.${rule}`) }),
    undo: ({ before }) => ask(setAlertRule, before),
  })
  const form = useForm(shape, { on, ...thresholds } as never, async (given) => {
    const { on: isOn, ...rest } = given as { on: boolean } & Record<string, number>
    await set.mutateAsync({ rule, on: isOn, thresholds: rest })
    done()
  })
  return (
    <Form form={form} does={t('monitor:alert.rules.does')}>
      <CheckField {...form.field('on')} label={t('monitor:alert.rules.on')} />
      {Object.entries(known).map(([name, { min, max, unit }]) => (
        <NumberField
          key={name}
          {...(form.field(name) as object as Parameters<typeof NumberField>[0])}
          decimals={unit === 'percent' || unit === 'times' ? 1 : 0}
          label={`${t(`monitor:alert.threshold.${name as 'fall'}`)} (${t(`monitor:alert.unitName.${unit}`)})`}
          hint={t('monitor:alert.between', { min, max })}
        />
      ))}
    </Form>
  )
}
