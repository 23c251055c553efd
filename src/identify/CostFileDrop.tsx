/** Brings in a file of rates, activities or the cost of selling, with a template to begin from. */
import { TextFileDrop } from '../gather/TextFileDrop.tsx'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  importCosts,
  listCostActivities,
  listCostRates,
  listSalesCosts,
  readCostSettings,
  undoCostFile,
} from './cost.api.ts'
import type { COST_FILES } from './costFile.ts'
import { listAccountCosts, readAccountCost, readCosts } from './costs.api.ts'

const CHANGED = [
  listCostRates,
  listCostActivities,
  listSalesCosts,
  readCostSettings,
  listAccountCosts,
  readAccountCost,
  readCosts,
]

// words: identify:costs.file.reject.*
export function CostFileDrop({ kind }: { kind: (typeof COST_FILES)[number] }) {
  const t = useWords()
  const format = useFormat()
  const template = t(`identify:costs.file.template.${kind}`)
  return (
    <Card
      title={t('identify:costs.file.title')}
      aside={
        <a
          download={`${t(`identify:costs.file.name.${kind}`)}.csv`}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${template}\n`)}`}
        >
          {t('identify:costs.file.download')}
        </a>
      }
    >
      <TextFileDrop
        title={t('identify:costs.file.drop')}
        takes={importCosts}
        given={(text) => ({ text })}
        takesBack={undoCostFile}
        refreshes={CHANGED}
        says={({ kind: which, kept }) =>
          t(`identify:costs.file.read.${which}`, { count: kept, n: format.number(kept) })
        }
        saysRejected={(count) => t('identify:costs.file.rejected', { count })}
        why={({ line, reason }) => t(`identify:costs.file.reject.${reason}`, { line })}
      >
        {t('identify:costs.file.hint', { header: template.split('\n')[0] ?? '' })}
      </TextFileDrop>
    </Card>
  )
}
