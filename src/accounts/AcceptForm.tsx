/** Accepting a text by one's name, or declining it with a reason. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { useWrite } from '../ui/api.ts'
import { ChooseField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { answerAcceptance, readAcceptance } from './acceptance.api.ts'
import type { AcceptanceOffer } from './acceptance.ts'

const Signed = z.object({
  name: z.string().trim().min(1).max(200),
  email: blankable(z.email().max(300)),
})
const Chosen = Signed.extend({ chosen: z.coerce.number<string>().int().min(1) })
const Declined = Signed.extend({ reason: z.string().trim().min(1).max(2000) })

type Props = { offer: AcceptanceOffer; token: string }

export function AcceptForm({ offer, token }: Props) {
  const { name, textHash, options, hasAddress, firmName: firm } = offer
  const t = useWords()
  const [declining, decline] = useState(false)
  const answer = useWrite(answerAcceptance, [readAcceptance], { quiet: true })
  type Given = z.output<typeof Signed> & { reason?: string; chosen?: number }
  const send = (given: Given) =>
    answer.mutateAsync({
      ...given,
      token,
      textHash: textHash!,
      answer: declining ? 'declined' : 'accepted',
    })
  const chooses = options.length > 0
  const yes = useForm(chooses ? Chosen : Signed, { name }, send)
  const no = useForm(Declined, { name }, send)
  const form = declining ? no : yes
  return (
    <Form
      form={form}
      does={t(
        declining
          ? 'accounts:acceptance.sayNo'
          : chooses
            ? 'accounts:acceptance.choose'
            : 'accounts:acceptance.accept',
      )}
      aside={
        <Button variant="subtle" onClick={() => decline(!declining)}>
          {t(declining ? 'accounts:acceptance.back' : 'accounts:acceptance.decline')}
        </Button>
      }
    >
      {chooses && !declining && (
        <ChooseField
          {...yes.field('chosen' as never)}
          label={t('accounts:acceptance.options')}
          options={options.map((label, at) => ({ value: String(at + 1), label }))}
        />
      )}
      <TextField
        {...(declining ? no.field('name') : yes.field('name'))}
        autoComplete="name"
        label={t('accounts:acceptance.yourName')}
        hint={t('accounts:acceptance.yourNameHint')}
      />
      <TextField
        {...(declining ? no.field('email') : yes.field('email'))}
        type="email"
        autoComplete="email"
        label={t('accounts:acceptance.yourEmail')}
        hint={
          hasAddress
            ? t('accounts:acceptance.yourEmailMore', { firm })
            : t('accounts:acceptance.yourEmailHint')
        }
      />
      {declining && (
        <LongTextField {...no.field('reason')} label={t('accounts:acceptance.reason')} />
      )}
    </Form>
  )
}
