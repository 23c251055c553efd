/** What stages, reasons and kinds are called: by the firm, or as usual in the language of whoever reads. */
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { readReasons, readStages } from './stage.api.ts'
import type { Reason, Stage } from './stage.ts'

const USUAL_STAGES = ['qualify', 'discover', 'propose', 'negotiate', 'commit'] as const
const USUAL_REASONS = [
  'price',
  'fit',
  'service',
  'relation',
  'delivery',
  'competitor',
  'postponed',
  'no-need',
  'no-answer',
  'other',
] as const

export function useStageName() {
  const t = useWords()
  return ({ key, name, also }: Stage) => {
    const usual = USUAL_STAGES.find((one) => one === key)
    return name || (usual ? t(`grow:stage.names.${usual}`) : (also[0] ?? key))
  }
}

/** The firm's stages with their names, and the name of one by its key. */
export function useStages() {
  const t = useWords()
  const nameOf = useStageName()
  const stages = useRead(readStages, {}).stages.map((one) => ({ ...one, says: nameOf(one) }))
  const names = new Map(stages.map(({ key, says }) => [key, says]))
  return {
    stages,
    /** What was told, where it means no stage. */
    stageName: (key: string | null, told = '') =>
      (key === null ? undefined : names.get(key)) ?? (told || t('grow:stage.none')),
  }
}

export function useReasonName() {
  const t = useWords()
  return ({ key, name }: Pick<Reason, 'key' | 'name'>) => {
    const usual = USUAL_REASONS.find((one) => one === key)
    return name || (usual ? t(`grow:reason.names.${usual}`) : key)
  }
}

export function useReasons() {
  const t = useWords()
  const nameOf = useReasonName()
  const { reasons } = useRead(readReasons, {})
  const names = new Map(reasons.map((one) => [one.key, nameOf(one)]))
  return {
    reasons: reasons.map((one) => ({ ...one, says: nameOf(one) })),
    reasonName: (key: string) =>
      key === '' || key === 'none' ? t('grow:reason.none') : (names.get(key) ?? key),
  }
}
