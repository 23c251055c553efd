/** Accepting a text by one's name, or declining it with a reason. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useWrite } from '../ui/api.ts'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { answerAcceptance, readAcceptance } from './acceptance.api.ts'
import type { AcceptanceOffer } from './acceptance.ts'

const Signed = z.object({ name: z.string().trim().min(1).max(200) })
const Declined = Signed.extend({ reason: z.string().trim().min(1).max(2000) })

type Props = { offer: AcceptanceOffer; token: string }

export function AcceptForm({ offer: { name, textHash }, token }: Props) {
  const t = useWords()
  const [declining, decline] = useState(false)
  const answer = useWrite(answerAcceptance, [readAcceptance], { quiet: true })
  const send = (given: { name: string; reason?: string }) =>
    answer.mutateAsync({
      ...given,
      token,
      textHash: textHash!,
      answer: declining ? 'declined' : 'accepted',
    })
  const yes = useForm(Signed, { name }, send)
  const no = useForm(Declined, { name }, send)
  const form = declining ? no : yes
  return (
    <Form
      form={form}
      does={t(declining ? 'accounts:acceptance.sayNo' : 'accounts:acceptance.accept')}
      aside={
        <Button variant="subtle" onClick={() => decline(!declining)}>
          {t(declining ? 'accounts:acceptance.back' : 'accounts:acceptance.decline')}
        </Button>
      }
    >
      <TextField
        {...(declining ? no.field('name') : yes.field('name'))}
        autoComplete="name"
        label={t('accounts:acceptance.yourName')}
        hint={t('accounts:acceptance.yourNameHint')}
      />
      {declining && (
        <LongTextField {...no.field('reason')} label={t('accounts:acceptance.reason')} />
      )}
    </Form>
  )
}
