/** The program that something came from, where one can name it. */
import type { CrmSystem } from '../kernel/crm.ts'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'

export function SystemChip({ system }: { system: CrmSystem | null }) {
  const t = useWords()
  if (system === null || system === 'other') return null
  return <Chip title={t('gather:crm.cameFrom')}>{t(`gather:crm.system.${system}`)}</Chip>
}
