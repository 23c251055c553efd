/** Closes a request with what was done about it, or says no with the reason; and what it took. */
import { z } from 'zod'
import { Hours } from '../accounts/teamHours.ts'
import { Day } from '../kernel/day.ts'
import { ask, useWrite } from '../ui/api.ts'
import { ChooseField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endRequest, reopenRequest } from './request.api.ts'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { SkillHoursField } from './SkillHoursField.tsx'

type Props = { request: Request; done: () => void }

const Typed = z.object({
  closedOn: Day,
  how: z.enum(['resolved', 'refused']),
  outcome: z.string().trim().max(1000).default(''),
  spent: Hours.default({}),
})

export function RequestEndForm({ request, done }: Props) {
  const { requestId, title, openedOn, hours, outside } = request
  const t = useWords()
  const { today } = useSession()
  const end = useWrite(endRequest, REQUESTS_CHANGED, {
    quiet: true,
    said: () => t('engage:request.saidClosed', { title }),
    undo: () => ask(reopenRequest, { requestId }),
  })
  const start = { closedOn: today, how: 'resolved', spent: outside ? hours : {} }
  const form = useForm(Typed, start, async ({ how, ...given }) => {
    await end.mutateAsync({ ...given, refused: how === 'refused', requestId })
    done()
  })
  const isNo = form.values.how === 'refused'
  return (
    <Form form={form} does={t('engage:request.close')}>
      <p>{title}</p>
      <ChooseField
        {...form.field('how')}
        label={t('engage:request.how')}
        options={(['resolved', 'refused'] as const).map((value) => ({
          value,
          label: t(`engage:request.stages.${value}`),
        }))}
      />
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(isNo ? 'engage:request.whyNot' : 'engage:request.outcome')}
      />
      <DayField
        {...form.field('closedOn')}
        min={openedOn}
        max={today}
        label={t('engage:request.closedOn')}
      />
      {!isNo && <SkillHoursField field={form.field('spent')} label={t('engage:request.spent')} />}
    </Form>
  )
}
