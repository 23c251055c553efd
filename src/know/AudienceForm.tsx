/** Says who buys from the client or what they say of it, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropAudience, putAudience } from './audience.api.ts'
import { type Audience, AudienceGiven, AUDIENCES } from './audience.ts'
import { EvidenceFields } from './EvidenceFields.tsx'
import { AUDIENCE_CHANGED } from './needsChanged.tsx'

type Props = { accountId: string; kind: Audience['kind']; changes?: Audience; done: () => void }

export function AudienceForm({ accountId, kind, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const [began] = useState(changes)
  const keep = useWrite(putAudience, AUDIENCE_CHANGED, {
    quiet: true,
    said: ({ now }) => t('know:audience.kept', { name: now[0]!.name }),
    undo: ({ now, before }) =>
      before.length > 0
        ? ask(putAudience, {
            accountId,
            audience: before.map((one, at) => ({ ...one, was: now[at]! })),
          })
        : ask(dropAudience, { audienceId: now[0]!.audienceId }),
  })
  const fresh = { kind, seenOn: today, confidence: 'assumed' }
  const form = useForm(AudienceGiven, began ?? fresh, async (given, asAnother) => {
    const same = began && !asAnother ? { audienceId: began.audienceId, was: began } : {}
    await keep.mutateAsync({ accountId, audience: [{ ...given, ...same }] })
    done()
  })
  return (
    <Form form={form} does={t('know:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...form.field('kind')}
        label={t('know:audience.kindLabel')}
        options={AUDIENCES.map((value) => ({ value, label: t(`know:audience.kind.${value}`) }))}
      />
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('know:audience.name')}
        hint={t('know:audience.nameHint')}
        autoComplete="off"
      />
      <LongTextField {...form.field('about')} rows={2} label={t('know:audience.about')} />
      <LongTextField
        {...form.field('meaning')}
        rows={2}
        label={t('know:audience.meaning')}
        hint={t('know:audience.meaningHint')}
      />
      <EvidenceFields form={form} />
    </Form>
  )
}
