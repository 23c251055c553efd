/** Decides about an extra: granted, granted with one of the cures, or refused; the figures that were seen are kept with it. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { ChooseField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { decideExtra, withdrawDecision } from './extra.api.ts'
import { type FairnessCheck, whyNotGrant } from './extra.ts'
import type { CureKind } from './fairnessCure.ts'
import { useCureWords } from './FairnessTold.tsx'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'

const Typed = z.object({
  choice: z.enum(['granted', 'refused', 'expert', 'later', 'paid', 'less']),
  reason: z.string().trim().max(1000).default(''),
})

type Props = { request: Request; check: FairnessCheck; done: () => void }

export function DecideForm({ request: { requestId, title }, check, done }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const cure = useCureWords()
  const keep = useWrite(decideExtra, REQUESTS_CHANGED, {
    quiet: true,
    said: ({ decision }) => t(`engage:extra.said.${decision}`, { title }),
    undo: () => ask(withdrawDecision, { requestId }),
  })
  const mayGrant = whyNotGrant(actor, check) === null
  const [first] = check.cures
  const start = { choice: first?.kind ?? (mayGrant ? 'granted' : 'refused') }
  const form = useForm(Typed, start, async ({ choice, reason }) => {
    const isCure = choice !== 'granted' && choice !== 'refused'
    await keep.mutateAsync({
      requestId,
      decision: isCure ? 'cured' : choice,
      cure: isCure ? (choice satisfies CureKind) : null,
      reason,
    })
    done()
  })
  return (
    <Form form={form} does={t('engage:extra.decide')}>
      <ChooseField
        {...form.field('choice')}
        label={t('engage:extra.choice')}
        options={[
          ...check.cures.map((one) => ({
            value: one.kind,
            label: t('engage:extra.grantWith', { cure: cure(one, check.currency) }),
          })),
          ...(mayGrant
            ? [
                {
                  value: 'granted',
                  label: t(
                    check.verdict === 'takes' ? 'engage:extra.grantAnyway' : 'engage:extra.grant',
                  ),
                },
              ]
            : []),
          { value: 'refused', label: t('engage:extra.refuse') },
        ]}
      />
      {!mayGrant && <p className="dim">{t('engage:refusal.lead-grants')}</p>}
      <LongTextField {...form.field('reason')} label={t('engage:extra.reason')} />
    </Form>
  )
}
