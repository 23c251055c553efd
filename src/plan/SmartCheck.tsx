/** What the five letters lack of an objective while it is typed; it only says so, and refuses nothing. */
import type { z } from 'zod'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { BODIES, Common } from './item.ts'
import { LETTERS, smartOf } from './objective.ts'
import type { Plan } from './plan.ts'

type Props = { typed: Record<string, unknown>; plan: Pick<Plan, 'fromOn' | 'untilOn'> }

const Half = Common.extend(BODIES.objective.shape)

export function SmartCheck({ typed, plan }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const lacks = smartOf(asFarAs(typed), { today, ...plan })
  return (
    <ul className="Smart" aria-label={t('plan:smart.title')} aria-live="polite">
      {LETTERS.map((letter) => {
        const missing = lacks[letter]
        return (
          <li key={letter} data-holds={missing.length === 0 || undefined}>
            <b aria-hidden="true">{letter}</b>
            <span>
              {t(`plan:smart.${letter}`)}:{' '}
              {missing.length === 0
                ? t('plan:smart.holds')
                : format.list(missing.map((lack) => t(`plan:lack.${lack}`)))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** What is not yet right counts as not said. */
function asFarAs(typed: Record<string, unknown>) {
  const { shape } = Half
  const read = <K extends keyof typeof shape>(name: K) =>
    shape[name].safeParse(typed[name]).data as z.output<(typeof shape)[K]> | undefined
  return {
    title: typeof typed['title'] === 'string' ? typed['title'] : '',
    parentId: read('parentId') ?? null,
    ownerId: read('ownerId') ?? null,
    dueOn: read('dueOn') ?? null,
    body: {
      metric: read('metric') ?? 'hand',
      measure: read('measure') ?? '',
      unit: read('unit') ?? '',
      baseline: read('baseline') ?? null,
      target: read('target') ?? null,
      source: read('source') ?? '',
      resource: read('resource') ?? '',
    },
  }
}
