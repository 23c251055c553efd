/** Says what happened to a clock: stopped, paused with why, or another state of the thing; now or earlier. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { undone } from './clockUndone.tsx'
import { tellClock } from './serviceClock.api.ts'
import type { ServiceClock } from './serviceClock.ts'
import { CLOCKS_CHANGED } from './serviceChanged.tsx'
import { instantIn } from './zone.ts'

const Words = z.string().trim().max(1000)
const SHAPES = {
  stop: z.object({ why: Words.default(''), at: blankable(z.string()) }),
  pause: z.object({ why: Words.min(1), at: blankable(z.string()) }),
  state: z.object({ state: z.string().trim().min(1).max(200), at: blankable(z.string()) }),
}

type Props = { clock: ServiceClock; kind: 'stop' | 'pause' | 'state'; done: () => void }

export function TellClockForm({ clock: { clockId, title, pauseStates }, kind, done }: Props) {
  const t = useWords()
  const { person } = useSession()
  const tell = useWrite(tellClock, CLOCKS_CHANGED, {
    quiet: true,
    said: () => t(`commit:clock.said.${kind}`, { title }),
    undo: undone,
  })
  const form = useForm<z.ZodObject>(SHAPES[kind], {}, async ({ at, ...given }) => {
    const told = typeof at === 'string' ? iso(person.timeZone, at) : null
    await tell.mutateAsync({ clockId, kind, ...given, at: told })
    done()
  })
  return (
    <Form form={form} does={t(`commit:clock.act.${kind}`)}>
      <p>
        <b>{title}</b>
      </p>
      {kind === 'state' ? (
        <SuggestField
          {...form.field('state')}
          label={t('commit:clock.field.state')}
          hint={t('commit:clock.field.stateHint', { states: pauseStates.join(', ') })}
          options={pauseStates}
        />
      ) : (
        <TextField
          {...form.field('why')}
          label={t(`commit:clock.field.${kind === 'pause' ? 'why' : 'proof'}`)}
          autoComplete="off"
        />
      )}
      <TextField
        {...form.field('at')}
        type="datetime-local"
        label={t('commit:clock.field.at')}
        hint={t('commit:clock.field.atHint')}
      />
    </Form>
  )
}

/** What a field of the browser says, in the person's zone. */
export const iso = (zone: string, local: string) => new Date(instantIn(zone, local)).toISOString()
