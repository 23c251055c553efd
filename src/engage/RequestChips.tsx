/** How a request stands, in words with a tone: its stage, its clock, whether it lies outside the contract. */
import { CLOCK_TONES } from '../commit/clockTones.ts'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import type { Request, Stage } from './request.ts'
import { useTypeName } from './useRequestWords.tsx'

const STAGE_TONES = {
  open: 'plain',
  us: 'warn',
  client: 'plain',
  resolved: 'good',
  refused: 'plain',
} as const satisfies Record<Stage, string>

export function StageChip({ stage }: Pick<Request, 'stage'>) {
  const t = useWords()
  return <Chip tone={STAGE_TONES[stage]}>{t(`engage:request.stages.${stage}`)}</Chip>
}

export function ClockChip({ clock }: Pick<Request, 'clock'>) {
  const t = useWords()
  if (clock === null) return null
  return <Chip tone={CLOCK_TONES[clock.state]}>{t(`commit:clock.state.${clock.state}`)}</Chip>
}

const PRIORITY_TONES = { low: 'plain', normal: 'plain', high: 'warn', urgent: 'bad' } as const

/** All that is worth a word beside its title. */
export function RequestChips({ request }: { request: Request }) {
  const t = useWords()
  const nameOf = useTypeName()
  const { type, priority, outside, decision, state, escalationId } = request
  return (
    <>
      {type !== '' && <Chip>{nameOf(type)}</Chip>}{' '}
      {priority !== 'normal' && (
        <Chip tone={state === 'open' ? PRIORITY_TONES[priority] : 'plain'}>
          {t(`engage:request.priorities.${priority}`)}
        </Chip>
      )}{' '}
      <StageChip stage={request.stage} /> <ClockChip clock={request.clock} />{' '}
      {outside && (
        <Chip tone={decision === null && state === 'open' ? 'warn' : 'plain'}>
          {decision === null ? t('engage:extra.chip') : t(`engage:extra.decisions.${decision}`)}
        </Chip>
      )}{' '}
      {escalationId && <Chip tone="warn">{t('engage:escalation.chip')}</Chip>}
    </>
  )
}
