/** How an escalation stands: its level, critical, late. */
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import { readEscalationSettings } from './escalation.api.ts'
import type { Escalation } from './escalation.ts'

export function useLevelName(): (level: number) => string {
  const t = useWords()
  const { levels } = useRead(readEscalationSettings, {})
  return (level) => levels[level - 1]?.name || t('engage:escalation.level', { level })
}

export function EscalationChips({ escalation }: { escalation: Escalation }) {
  const t = useWords()
  const name = useLevelName()
  const { level, state, criticalSince, late } = escalation
  return (
    <>
      <Chip tone={state === 'open' && level > 1 ? 'warn' : 'plain'}>{name(level)}</Chip>{' '}
      {state === 'closed' && <Chip tone="good">{t('engage:escalation.states.closed')}</Chip>}
      {criticalSince && <Chip tone="bad">{t('engage:escalation.criticalChip')}</Chip>}{' '}
      {late && <Chip tone="bad">{t('engage:escalation.late')}</Chip>}
    </>
  )
}
