/** Says a strength, weakness, opportunity or threat of someone, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { CheckField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { EvidenceFields } from './EvidenceFields.tsx'
import { SWOT_CHANGED } from './needsChanged.tsx'
import { listFacts } from './profileFact.api.ts'
import { dropSwot, listSwot, putSwot } from './swot.api.ts'
import { subjectKey, SUBJECTS, SWOT_KINDS, SwotGiven, type SwotItem, WEIGHTS } from './swot.ts'

type Props = {
  accountId: string
  start: Partial<Pick<SwotItem, 'subject' | 'competitor' | 'kind'>>
  changes?: SwotItem
  /** Called with the subject that it is of. */
  done: (subject: string) => void
}

export function SwotForm({ accountId, start, changes: stands, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today } = useSession()
  const rivals = useRivals(accountId)
  const keep = useWrite(putSwot, SWOT_CHANGED, {
    quiet: true,
    said: ({ now }) => t('know:swot.kept', { title: now[0]!.title }),
    undo: ({ now, before }) =>
      before.length > 0
        ? ask(putSwot, { accountId, items: before })
        : ask(dropSwot, { itemId: now[0]!.itemId }),
  })
  const fresh = { subject: 'us', kind: 'strength', weight: '2', seenOn: today, ...start }
  const given = changes
    ? { ...changes, weight: String(changes.weight) }
    : { confidence: 'assumed', ...fresh }
  const form = useForm(SwotGiven, given, async (typed, asAnother) => {
    const same = changes && !asAnother ? { itemId: changes.itemId, was: changes } : {}
    await keep.mutateAsync({ accountId, items: [{ ...typed, ...same }] })
    done(subjectKey(typed))
  })
  return (
    <Form form={form} does={t('know:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...form.field('subject')}
        label={t('know:swot.whose')}
        options={SUBJECTS.map((value) => ({ value, label: t(`know:swot.subjects.${value}`) }))}
      />
      {form.values.subject === 'competitor' && (
        <SuggestField
          {...form.field('competitor')}
          required
          options={rivals}
          label={t('know:swot.competitor')}
        />
      )}
      <SelectField
        {...form.field('kind')}
        label={t('know:swot.kindLabel')}
        options={SWOT_KINDS.map((value) => ({ value, label: t(`know:swot.kind.${value}`) }))}
      />
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('know:swot.what')}
        hint={t('know:swot.whatHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('weight')}
        label={t('know:swot.weight')}
        options={WEIGHTS.map((one) => ({
          value: String(one),
          label: t(`know:swot.weights.${one}`),
        }))}
      />
      <CheckField {...form.field('inimitable')} label={t('know:swot.inimitableLabel')} />
      <LongTextField {...form.field('evidence')} rows={2} label={t('know:swot.evidence')} />
      <EvidenceFields form={form} />
    </Form>
  )
}

/** Named in its profile, or in its SWOT. */
function useRivals(accountId: string): string[] {
  const facts = useRead(listFacts, { accountId })
  const items = useRead(listSwot, { accountId })
  const named = facts.filter(({ topic }) => topic === 'competitor').map(({ name }) => name)
  const here = items.map(({ competitor }) => competitor)
  return [...new Set([...named, ...here].filter(Boolean))].toSorted((a, b) => a.localeCompare(b))
}
