/** The hour of a talk, how long it lasts, in whose time, and what the clocks show on both sides. */
import { SelectField } from '../ui/choiceFields.tsx'
import { text } from '../ui/field.ts'
import { TextField } from '../ui/fields.tsx'
import { useList } from '../ui/api.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readTheirZone } from './interaction.api.ts'
import { timesIn } from './talkZone.ts'

type Named = 'happenedAt' | 'minutes' | 'zone'
type Props = {
  accountId: string | undefined
  form: {
    field: (name: Named) => Field
    values: { happenedOn?: unknown; happenedAt?: unknown; zone?: unknown }
  }
}

const ZONES = Intl.supportedValuesOf('timeZone')
const TIME = /^\d\d:\d\d$/
const nameOf = (zone: string) => zone.split('/').at(-1)!.replaceAll('_', ' ')

export function TalkTimes({ accountId, form }: Props) {
  const t = useWords()
  const { person, today } = useSession()
  return (
    <>
      <div className="Form-row">
        <TextField {...form.field('happenedAt')} type="time" label={t('engage:interaction.at')} />
        <NumberField {...form.field('minutes')} label={t('engage:interaction.minutes')} />
      </div>
      <SelectField
        {...form.field('zone')}
        search
        clearable
        label={t('engage:interaction.zone')}
        hint={t('engage:interaction.zoneHint', { zone: nameOf(person.timeZone) })}
        options={ZONES}
      />
      {accountId && (
        <BothSides accountId={accountId} values={form.values} mine={person.timeZone} day={today} />
      )}
    </>
  )
}

type Both = { accountId: string; values: Props['form']['values']; mine: string; day: string }

function BothSides({ accountId, values, mine, day }: Both) {
  const t = useWords()
  const { data } = useList(readTheirZone, { accountId })
  const at = text(values.happenedAt)
  if (!TIME.test(at)) return null
  const zone = typeof values.zone === 'string' && values.zone ? values.zone : mine
  const told = { day: text(values.happenedOn) || day, at, zone }
  const there = timesIn(told, [mine, zone, ...(data?.zone ? [data.zone] : [])])
  if (there.length < 2) return null
  return (
    <output className="dim">
      {there
        .map((one) =>
          t(`engage:interaction.timeThere.${one.days}`, { at: one.at, place: nameOf(one.zone) }),
        )
        .join(' · ')}
    </output>
  )
}
