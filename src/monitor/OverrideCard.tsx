/** What someone says instead of the score, until a day and with a reason. */
import { Button } from '@mantine/core'
import { addMonths } from '../kernel/day.ts'
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endOverride, overrideHealth } from './health.api.ts'
import { OverrideGiven, SAID_BANDS, whyNotOverride } from './healthBand.ts'
import { BAND_TONES, HEALTH_CHANGED } from './healthChanged.tsx'
import type { AccountHealth } from './healthTold.ts'

export function OverrideCard({ told }: { told: AccountHealth }) {
  const t = useWords()
  const format = useFormat()
  const { actor, today } = useSession()
  const [open, setOpen] = useState(false)
  const { accountId, override, overrides, carers } = told
  const end = useWrite(endOverride, HEALTH_CHANGED, {
    said: () => t('monitor:override.ended'),
    undo: () =>
      override
        ? ask(overrideHealth, {
            accountId,
            band: override.band,
            reason: override.reason,
            untilOn: override.untilOn,
          })
        : Promise.resolve(),
  })
  const refusal = whyNotOverride(actor, { carers: carers.map((personId) => ({ personId })), today })
  const before = overrides.filter(({ overrideId }) => overrideId !== override?.overrideId)
  return (
    <Card title={t('monitor:override.title')}>
      {override ? (
        <>
          <p>
            <Chip tone={BAND_TONES[override.band]}>
              {t(`monitor:health.band.${override.band}`)}
            </Chip>{' '}
            {t('monitor:health.saidBy', {
              by: override.by ?? t('monitor:someone'),
              day: format.day(override.untilOn),
              reason: override.reason,
            })}
          </p>
          {!refusal && (
            <Button size="xs" onClick={() => end.mutate({ accountId })} loading={end.isPending}>
              {t('monitor:override.end')}
            </Button>
          )}
        </>
      ) : (
        <p className="dim">{t('monitor:override.none')}</p>
      )}
      {!override && !refusal && !open && (
        <Button size="xs" onClick={() => setOpen(true)}>
          {t('monitor:override.begin')}
        </Button>
      )}
      {open && !override && <OverrideForm accountId={accountId} done={() => setOpen(false)} />}
      {before.length > 0 && (
        <details className="Known-before">
          <summary>{t('monitor:override.before', { count: before.length })}</summary>
          <ul>
            {before.map(({ overrideId, band, by, reason, madeOn, endedOn, untilOn }) => (
              <li key={overrideId}>
                {t('monitor:override.line', {
                  band: t(`monitor:health.band.${band}`),
                  from: format.day(madeOn),
                  to: format.day(endedOn ?? untilOn),
                  by: by ?? t('monitor:someone'),
                  reason,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function OverrideForm({ accountId, done }: { accountId: string; done: () => void }) {
  const t = useWords()
  const { today } = useSession()
  const keep = useWrite(overrideHealth, HEALTH_CHANGED, {
    quiet: true,
    said: () => t('monitor:override.kept'),
    undo: () => ask(endOverride, { accountId }),
  })
  const start = { accountId, band: 'watch', untilOn: addMonths(today, 1) }
  const form = useForm(OverrideGiven, start, async (given) => {
    await keep.mutateAsync(given)
    done()
  })
  return (
    <Form form={form} does={t('monitor:override.does')}>
      <SelectField
        {...form.field('band')}
        required
        label={t('monitor:override.band')}
        options={SAID_BANDS.map((value) => ({ value, label: t(`monitor:health.band.${value}`) }))}
      />
      <DayField {...form.field('untilOn')} min={today} label={t('monitor:override.until')} />
      <LongTextField {...form.field('reason')} rows={2} label={t('monitor:override.reason')} />
    </Form>
  )
}
