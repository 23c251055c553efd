/** Says a service level, or changes it: for all, a tier or one account. The example follows what is typed. */
import { TIERS } from '../segment/tier.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField, TagsField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAgreements } from './agreement.api.ts'
import { Duration, msOf } from './duration.ts'
import { LevelExample, useLevelWords } from './LevelWords.tsx'
import { dropLevel, putLevel } from './serviceLevel.api.ts'
import { LEVEL_METRICS, LevelGiven, type ServiceLevel } from './serviceLevel.ts'
import { LEVELS_CHANGED } from './serviceChanged.tsx'
import { listCalendars } from './workingCalendar.api.ts'

type Props = {
  /** Only for this account; else for many. */
  accountId?: string
  changes?: ServiceLevel
  done: () => void
}

/** States that pause most clocks, proposed in the reader's language. */
const STATES = ['client', 'supplier'] as const

export function LevelForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const said = useLevelWords()
  const calendars = useRead(listCalendars, {}).filter(({ archived }) => !archived)
  const keep = useWrite(putLevel, LEVELS_CHANGED, {
    quiet: true,
    said: ({ now }) => t('commit:level.kept', { level: said(now) }),
    undo: ({ now: { levelId }, before }) =>
      before ? ask(putLevel, before) : ask(dropLevel, { levelId }),
  })
  const start = changes ?? {
    accountId: accountId ?? null,
    metric: 'firstResponse',
    riskShare: 0.2,
    pauseStates: [],
  }
  const form = useForm(LevelGiven, start, async (given, asAnother) => {
    const was = changes && LevelGiven.parse(changes)
    const same = changes && !asAnother ? { levelId: changes.levelId, ...(was ? { was } : {}) } : {}
    await keep.mutateAsync({ ...given, ...same })
    done()
  })
  const { metric, target, calendarId } = form.values
  const isShare = metric === 'availability'
  const calendar = calendars.find((one) => one.calendarId === calendarId) ?? null
  const isTarget = Duration.safeParse(target).success && msOf(target as string) > 0
  const risk = form.field('riskShare')
  const share = form.field('targetShare')
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...form.field('metric')}
        label={t('commit:level.field.metric')}
        options={LEVEL_METRICS.map((value) => ({
          value,
          label: t(`commit:level.metric.${value}`),
        }))}
      />
      {!accountId && (
        <SelectField
          {...form.field('tier')}
          clearable
          label={t('commit:level.field.tier')}
          hint={t('commit:level.field.tierHint')}
          options={TIERS.map((value) => ({ value, label: t(`segment:tier.${value}.name`) }))}
        />
      )}
      {isShare ? (
        <NumberField
          {...share}
          required
          decimals={4}
          suffix=" %"
          value={typeof share.value === 'number' ? share.value * 100 : undefined}
          onChange={(value) => share.onChange(typeof value === 'number' ? value / 100 : undefined)}
          label={t('commit:level.field.share')}
        />
      ) : (
        <TextField
          {...form.field('target')}
          required
          label={t('commit:level.field.target')}
          hint={t('commit:level.field.targetHint')}
          autoComplete="off"
        />
      )}
      <SelectField
        {...form.field('calendarId')}
        clearable
        label={t('commit:level.field.calendar')}
        hint={t('commit:level.field.calendarHint')}
        options={calendars.map((one) => ({ value: one.calendarId, label: one.name }))}
      />
      {!isShare && isTarget && (
        <output className="Form-says">
          <LevelExample target={target as string} calendar={calendar} />
        </output>
      )}
      {!isShare && (
        <>
          <NumberField
            {...risk}
            min={0}
            max={100}
            suffix=" %"
            value={typeof risk.value === 'number' ? Math.round(risk.value * 100) : undefined}
            onChange={(value) => risk.onChange(typeof value === 'number' ? value / 100 : undefined)}
            label={t('commit:level.field.risk')}
            hint={t('commit:level.field.riskHint')}
          />
          <TagsField
            {...form.field('pauseStates')}
            label={t('commit:level.field.pauses')}
            hint={t('commit:level.field.pausesHint')}
            options={STATES.map((state) => t(`commit:level.states.${state}`))}
          />
        </>
      )}
      {accountId && <AgreementField accountId={accountId} field={form.field('agreementId')} />}
      <DayField {...form.field('fromOn')} label={t('commit:level.field.from')} />
      <DayField {...form.field('untilOn')} label={t('commit:level.field.until')} />
    </Form>
  )
}

type FieldProps = {
  accountId: string
  field: Omit<Parameters<typeof SelectField>[0], 'label' | 'options'>
}

function AgreementField({ accountId, field }: FieldProps) {
  const t = useWords()
  const agreements = useRead(listAgreements, { accountId })
  if (agreements.length === 0) return null
  return (
    <SelectField
      {...field}
      clearable
      label={t('commit:level.field.agreement')}
      options={agreements.map(({ agreementId, title }) => ({ value: agreementId, label: title }))}
    />
  )
}
