/** The least that an account of each tier gets: blank is as its service definition says, else as is usual. */
import { z } from 'zod'
import { blankable } from '../../kernel/blankable.ts'
import { TIERS, type TierName } from '../../segment/tier.ts'
import { ask, useWrite } from '../../ui/api.ts'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import type { Minimums, NeglectChoice, Said } from './minimum.ts'
import { chooseMinimums, listNeglected, readNeglect, readNeglected } from './neglect.api.ts'

export const NEGLECT_CHANGED = [readNeglect, listNeglected, readNeglected]

const PARTS = {
  talks: blankable(z.int().min(0).max(90)),
  answerHours: blankable(z.number().positive().max(1000)),
  visitsAYear: blankable(z.int().min(0).max(366)),
} as const
const NAMES = Object.keys(PARTS) as (keyof Said)[]
type Flat = Record<`${TierName} ${keyof Said}`, typeof PARTS.answerHours>
const Typed = z.object(
  Object.fromEntries(
    TIERS.flatMap((tier) => NAMES.map((name) => [`${tier} ${name}`, PARTS[name]])),
  ) as Flat,
)

export function MinimumsForm({ choice, now }: { choice: NeglectChoice; now: Minimums }) {
  const t = useWords()
  const keep = useWrite(chooseMinimums, NEGLECT_CHANGED, {
    quiet: true,
    said: () => t('monitor:neglect.minimumsKept'),
    undo: ({ before }) => ask(chooseMinimums, before),
  })
  const first = Object.fromEntries(
    TIERS.flatMap((tier) => NAMES.map((name) => [`${tier} ${name}`, choice[tier][name]])),
  ) as z.input<typeof Typed>
  const form = useForm(Typed, first, (given) =>
    keep.mutateAsync(
      Object.fromEntries(
        TIERS.map((tier) => [
          tier,
          Object.fromEntries(NAMES.map((name) => [name, given[`${tier} ${name}`]])),
        ]),
      ) as NeglectChoice,
    ),
  )
  return (
    <Form form={form} does={t('monitor:neglect.minimumsDo')}>
      {TIERS.map((tier) => (
        <div key={tier} className="Form-row">
          {NAMES.map((name) => (
            <NumberField
              key={name}
              {...form.field(`${tier} ${name}`)}
              min={0}
              hint={t('monitor:neglect.leastNow', { value: now[tier][name].value })}
              label={t(`monitor:neglect.least.${name}`, { tier: t(`segment:tier.${tier}.name`) })}
            />
          ))}
        </div>
      ))}
    </Form>
  )
}
