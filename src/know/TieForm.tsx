/** Draws a line between two people, or changes one; what a line drawn in the picture opens, too. */
import { CONFIDENCES } from '../accounts/potential.ts'
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import type { Decider } from './deciderMap.ts'
import { dropTie, putTie } from './tie.api.ts'
import { type Tie, TieGiven, TIES } from './tie.ts'

export type TieStart = Partial<Pick<Tie, 'fromId' | 'toId' | 'kind'>>

type Props = {
  accountId: string
  people: readonly Decider[]
  start?: TieStart
  changes?: Tie | undefined
  done: () => void
}

export function TieForm({ accountId, people, start = {}, changes, done }: Props) {
  const t = useWords()
  const [began] = useState(changes)
  const keep = useWrite(putTie, DECIDERS_CHANGED, {
    quiet: true,
    said: () => t('know:deciders.tieKept'),
    undo: ({ now, before }) =>
      before
        ? ask(putTie, { accountId, ...before, was: now })
        : ask(dropTie, { accountId, tieId: now.tieId }),
  })
  const form = useForm(
    TieGiven,
    began ?? { kind: 'reports', confidence: 'assumed', ...start },
    async (given) => {
      await keep.mutateAsync({
        ...given,
        accountId,
        ...(began && { tieId: began.tieId, was: began }),
      })
      done()
    },
  )
  const options = people.map(({ contactId, name, jobTitle }) => ({
    value: contactId,
    label: jobTitle ? `${name} · ${jobTitle}` : name,
  }))
  const isDrawn = start.fromId !== undefined && start.toId !== undefined
  return (
    <Form form={form} does={t('know:people.save')}>
      <SelectField
        {...form.field('fromId')}
        search
        {...(isDrawn ? {} : { 'data-autofocus': true })}
        label={t('know:deciders.from')}
        options={options}
      />
      <SelectField
        {...form.field('kind')}
        {...(isDrawn ? { 'data-autofocus': true } : {})}
        label={t('know:deciders.kind')}
        options={TIES.map((value) => ({ value, label: t(`know:deciders.lines.${value}`) }))}
      />
      <SelectField {...form.field('toId')} search label={t('know:deciders.to')} options={options} />
      <DayField {...form.field('fromOn')} label={t('know:people.fromOn')} />
      <DayField
        {...form.field('untilOn')}
        label={t('know:people.untilOn')}
        hint={t('know:deciders.untilHint')}
      />
      <SelectField
        {...form.field('confidence')}
        label={t('know:deciders.confidence')}
        options={CONFIDENCES.map((value) => ({
          value,
          label: t(`know:deciders.confidences.${value}`),
        }))}
      />
      <TextField
        {...form.field('source')}
        label={t('know:deciders.source')}
        hint={t('know:deciders.sourceHint')}
        autoComplete="off"
      />
    </Form>
  )
}
