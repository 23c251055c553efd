/** Ajustes: how often we mean to speak with accounts of each tier, and with those who weigh there. */
import { z } from 'zod'
import { governs, SettingsTabs } from '../access/SettingsTabs.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { blankable } from '../kernel/blankable.ts'
import { TIERS, type TierName } from '../segment/tier.ts'
import { chooseCadence, listDueContacts, readCadence, readRhythm } from './cadence.api.ts'
import type { Cadence } from './cadence.ts'

const days = blankable(z.int().min(1).max(730))
type Flat = Record<`${TierName}Account` | `${TierName}Person`, typeof days>
const Typed = z.object(
  Object.fromEntries(
    TIERS.flatMap((tier) => [
      [`${tier}Account`, days],
      [`${tier}Person`, days],
    ]),
  ) as Flat,
)

const flat = (cadence: Cadence) =>
  Object.fromEntries(
    TIERS.flatMap((tier) => [
      [`${tier}Account`, cadence[tier].account],
      [`${tier}Person`, cadence[tier].person],
    ]),
  )

export function CadencePage() {
  const t = useWords()
  const { role } = useSession()
  const cadence = useRead(readCadence, {})
  const keep = useWrite(chooseCadence, [readCadence, listDueContacts, readRhythm], {
    quiet: true,
    said: () => t('engage:cadence.kept'),
    undo: ({ before }) => ask(chooseCadence, before),
  })
  const form = useForm(Typed, flat(cadence), (given) =>
    keep.mutateAsync(
      Object.fromEntries(
        TIERS.map((tier) => [
          tier,
          { account: given[`${tier}Account`], person: given[`${tier}Person`] },
        ]),
      ) as Cadence,
    ),
  )
  const off = !governs(role)
  return (
    <Page title={t('engage:cadence.title')} sentence={t('engage:cadence.says')} narrow>
      <SettingsTabs at="/settings/cadence" />
      <Card title={t('engage:cadence.title')}>
        <Form form={form} does={t('engage:save')}>
          {TIERS.map((tier) => (
            <div key={tier} className="Form-row">
              <NumberField
                {...form.field(`${tier}Account`)}
                disabled={off}
                min={1}
                max={730}
                label={t('engage:cadence.account', { tier: t(`segment:tier.${tier}.name`) })}
              />
              <NumberField
                {...form.field(`${tier}Person`)}
                disabled={off}
                min={1}
                max={730}
                label={t('engage:cadence.person', { tier: t(`segment:tier.${tier}.name`) })}
              />
            </div>
          ))}
        </Form>
      </Card>
    </Page>
  )
}
