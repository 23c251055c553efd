/** Another link to the text that a client was asked to accept; the one before opens nothing any more. */
import { z } from 'zod'
import { relinkAcceptance } from '../accounts/acceptance.api.ts'
import { useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { Commitment } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'
import { HandedLink } from '../accounts/HandedLink.tsx'

type Props = { acceptance: NonNullable<Commitment['acceptance']> }
const NOTHING = z.object({})

export function RelinkForm({ acceptance: { acceptanceId, name, expiresOn } }: Props) {
  const t = useWords()
  const format = useFormat()
  const relink = useWrite(relinkAcceptance, COMMITMENTS_CHANGED, { quiet: true })
  const form = useForm(NOTHING, {}, () => relink.mutateAsync({ acceptanceId }))
  if (relink.data) {
    const { path, acceptance } = relink.data
    return (
      <HandedLink link={location.origin + path} email={acceptance.email} title={acceptance.title} />
    )
  }
  return (
    <Form form={form} does={t('commit:accept.relink')}>
      <p>{t('commit:accept.relinks', { name, day: format.day(expiresOn) })}</p>
    </Form>
  )
}
