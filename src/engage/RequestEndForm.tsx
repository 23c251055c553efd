/** Closes a request with what was done about it. */
import { ask, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endRequest, reopenRequest } from './request.api.ts'
import { type Request, RequestEnd } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'

type Props = { request: Request; done: () => void }

export function RequestEndForm({ request: { requestId, title, openedOn }, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const end = useWrite(endRequest, REQUESTS_CHANGED, {
    quiet: true,
    said: () => t('engage:request.saidClosed', { title }),
    undo: () => ask(reopenRequest, { requestId }),
  })
  const form = useForm(RequestEnd, { closedOn: today }, async (given) => {
    await end.mutateAsync({ ...given, requestId })
    done()
  })
  return (
    <Form form={form} does={t('engage:request.close')}>
      <p>{title}</p>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t('engage:request.outcome')}
      />
      <DayField
        {...form.field('closedOn')}
        min={openedOn}
        max={today}
        label={t('engage:request.closedOn')}
      />
    </Form>
  )
}
