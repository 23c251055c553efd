/** How likely an opportunity is to be won: as the firm's history says, and beside it what its owner told. */
import { useChance } from '../identify/useChance.tsx'
import { useWords } from '../ui/words.ts'
import { FEW_CASES } from './chance.ts'
import type { PipelineRow } from './pipeline.ts'

export function ChanceTold({ row }: { row: PipelineRow }) {
  const t = useWords()
  const chanceOf = useChance()
  const { chance, cases, toldChance } = row
  if (chance === null) return null
  const values = { chance: chanceOf(chance), cases }
  return (
    <>
      {t(cases < FEW_CASES ? 'grow:pipeline.chanceFew' : 'grow:pipeline.chanceTold', values)}
      {toldChance !== null && (
        <span className="dim">
          {' · '}
          {t('grow:pipeline.toldTold', { chance: chanceOf(toldChance) })}
        </span>
      )}
    </>
  )
}
