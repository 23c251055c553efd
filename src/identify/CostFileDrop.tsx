/** Brings in a file of rates, activities or the cost of selling, with a template to begin from. */
import { useState } from 'react'
import type { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
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

const LARGEST_FILE_BYTES = 20_000_000
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
  const [read, setRead] = useState<z.output<typeof importCosts.returns> | null>(null)
  const format = useFormat()
  const importFile = useWrite(importCosts, CHANGED, {
    said: ({ kind: which, kept }) =>
      t(`identify:costs.file.read.${which}`, { count: kept, n: format.number(kept) }),
    undoable: ({ undoId }) => undoId !== null,
    undo: ({ undoId }) => ask(undoCostFile, { undoId: undoId! }).then(() => setRead(null)),
  })
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
      <FileDrop
        multiple={false}
        accept=".csv,.txt"
        limitBytes={LARGEST_FILE_BYTES}
        title={t('identify:costs.file.drop')}
        onFiles={([file]) => {
          void file!
            .text()
            .then((text) => importFile.mutateAsync({ text }))
            .then(setRead, () => setRead(null))
        }}
      >
        {t('identify:costs.file.hint', { header: template.split('\n')[0] ?? '' })}
      </FileDrop>
      {read && <WhatWasRead {...read} />}
    </Card>
  )
}

function WhatWasRead({ kind, kept, rejected, rejects }: z.output<typeof importCosts.returns>) {
  const t = useWords()
  const format = useFormat()
  const n = format.number(kept)
  return (
    <output>
      <p>{t(`identify:costs.file.read.${kind}`, { count: kept, n })}</p>
      {rejected > 0 && (
        <>
          <p>{t('identify:costs.file.rejected', { count: rejected })}</p>
          <ul>
            {rejects.map(({ line, text, reason }) => (
              <li key={line}>
                {t(`identify:costs.file.reject.${reason}`, { line })} <code>{text}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}
