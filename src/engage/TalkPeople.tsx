/** Who took part on both sides, and what came of it: once it is known of which account. */
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { text } from '../ui/field.ts'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { Interaction } from './interaction.ts'
import { MadeRows } from './MadeRows.tsx'
import type { MadeRow } from './talkDraft.tsx'
import { useEngaged } from './useEngaged.tsx'

type Named = 'contactIds' | 'personIds' | 'ownerId'
export type PeopleForm = {
  field: (name: Named) => Field
  values: { happenedOn?: unknown }
}

type Props = {
  accountId: string
  form: PeopleForm
  rows?: MadeRow[]
  onRows?: (rows: MadeRow[]) => void
  changes?: Interaction | undefined
}

export function TalkPeople({ accountId, form, rows, onRows, changes }: Props) {
  const t = useWords()
  const owner = changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : []
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contacts ?? [],
    ours: [...(changes?.people ?? []), ...owner],
  })
  return (
    <>
      <ManyField
        {...form.field('contactIds')}
        label={t('engage:interaction.theirs')}
        options={theirs}
      />
      {rows && onRows && (
        <MadeRows rows={rows} onChange={onRows} ours={ours} day={text(form.values.happenedOn)} />
      )}
      <div className="Form-row">
        <SelectField
          {...form.field('ownerId')}
          search
          clearable
          label={t('engage:interaction.owner')}
          options={ours}
        />
        <ManyField
          {...form.field('personIds')}
          label={t('engage:interaction.ours')}
          options={ours}
        />
      </div>
    </>
  )
}
