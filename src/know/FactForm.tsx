/** Says a fact of a client, or changes one; what its topic doesn't tell isn't asked. */
import { useState } from 'react'
import { z } from 'zod'
import { CONFIDENCES } from '../accounts/potential.ts'
import { blankable } from '../kernel/blankable.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { FACTS_CHANGED } from './factChanged.tsx'
import { dropFact, listSectors, putFact } from './profileFact.api.ts'
import {
  FactGiven,
  type FactPart,
  type ProfileFact,
  SOURCE_KINDS,
  type TopicName,
  TOPICS,
} from './profileFact.ts'
import { DIVISIONS } from './sector.ts'

/** A share is typed as a percentage. */
const Typed = FactGiven.omit({ accountId: true, share: true }).extend({
  share: blankable(z.coerce.number<number | string>().min(0).max(100)),
})

type Props = {
  accountId: string
  topics: readonly TopicName[]
  changes?: ProfileFact
  done: () => void
}

export function FactForm({ accountId, topics, changes: stands, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today, firm } = useSession()
  const keep = useWrite(putFact, FACTS_CHANGED, {
    quiet: true,
    said: () => t('know:profile.kept'),
    undo: ({ now: { factId }, before }) =>
      before ? ask(putFact, before) : ask(dropFact, { factId }),
  })
  const start = changes
    ? { ...changes, share: changes.share === null ? null : changes.share * 100 }
    : { topic: topics[0], seenOn: today, currency: firm.homeCurrency }
  const form = useForm(Typed, start, async ({ share, ...typed }, asAnother) => {
    const given = { ...typed, share: share === null ? null : share / 100, accountId }
    const { factId } = changes ?? {}
    const same = changes && !asAnother ? { factId, was: changes } : {}
    await keep.mutateAsync({ ...given, ...same })
    done()
  })
  const topic = (form.values.topic ?? topics[0]) as TopicName
  const parts: readonly FactPart[] = TOPICS[topic].parts
  return (
    <Form form={form} does={t('know:profile.save')} aside={<AsAnother form={form} />}>
      {topics.length > 1 && (
        <SelectField
          {...form.field('topic')}
          data-autofocus
          label={t('know:profile.topicLabel')}
          options={topics.map((value) => ({ value, label: t(`know:profile.topics.${value}`) }))}
        />
      )}
      {parts.map((part) => (
        <PartField key={part} part={part} topic={topic} form={form} />
      ))}
      <SelectField
        {...form.field('sourceKind')}
        label={t('know:profile.sourceKind')}
        options={SOURCE_KINDS.map((value) => ({
          value,
          label: t(`know:profile.sourceKinds.${value}`),
        }))}
      />
      <TextField
        {...form.field('source')}
        label={t('know:profile.source')}
        hint={t('know:profile.sourceHint')}
      />
      <DayField {...form.field('seenOn')} max={today} label={t('know:profile.seenOn')} />
      <SelectField
        {...form.field('confidence')}
        label={t('know:profile.confidence')}
        options={CONFIDENCES.map((value) => ({ value, label: t(`know:profile.is.${value}`) }))}
      />
    </Form>
  )
}

type PartProps = {
  part: FactPart
  topic: TopicName
  form: ReturnType<typeof useForm<typeof Typed>>
}

function PartField({ part, topic, form }: PartProps) {
  const t = useWords()
  const label = t(`know:profile.parts.${part}`)
  if (part === 'name' && topic === 'sector') return <SectorField form={form} />
  if (part === 'name') {
    const named = t(`know:profile.named.${topic as 'location'}`)
    return <TextField {...form.field('name')} label={named} autoComplete="off" />
  }
  if (part === 'text') return <LongTextField {...form.field('text')} label={label} />
  if (part === 'amount') return <DecimalField {...form.field('amount')} label={label} />
  if (part === 'share') return <NumberField {...form.field('share')} decimals={1} label={label} />
  return <TextField {...form.field(part)} label={label} autoComplete="off" />
}

/** The divisions of NACE, after the firm's own list. */
function SectorField({ form }: Pick<PartProps, 'form'>) {
  const t = useWords()
  const own = useRead(listSectors, {})
  const divisions = DIVISIONS.filter((code) => own.every((one) => one.code !== code))
  return (
    <SelectField
      {...form.field('name')}
      search
      label={t('know:profile.topics.sector')}
      options={[
        ...own.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
        ...divisions.map((code) => ({
          value: code,
          label: `${code} · ${t(`know:profile.sector.${code as '01'}`)}`,
        })),
      ]}
    />
  )
}
