/** What a change of ours means for one client. */
import { useState } from 'react'
import { z } from 'zod'
import { Act } from '../ui/Act.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

const Typed = z.object({ impact: z.string().trim().max(1000).default('') })

type Props = {
  impact: string
  send: (impact: string, was: string) => Promise<unknown>
  done: () => void
}

export function ImpactForm({ impact: now, send, done }: Props) {
  const t = useWords()
  const [was] = useState(now)
  const form = useForm(Typed, { impact: was }, async ({ impact }) => {
    await send(impact, was)
    done()
  })
  return (
    <Form
      form={form}
      does={t('know:ownChange.keep')}
      aside={<Act onClick={done}>{t('know:ownChange.leave')}</Act>}
    >
      <LongTextField
        {...form.field('impact')}
        data-autofocus
        label={t('know:ownChange.impact')}
        hint={t('know:ownChange.impactHint')}
      />
    </Form>
  )
}
