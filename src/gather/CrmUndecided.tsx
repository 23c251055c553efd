/** Lines that look like something of ours: a person says whether they are. */
import { Select } from '@mantine/core'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { decideCrmLines, readCrmLines } from './crm.api.ts'
import type { CrmImport, CrmLines } from './crm.ts'
import { CRM_CHANGED } from './crmChanged.tsx'
import './crm.css'

/** So alike that one press may answer for all of them. */
const VERY_ALIKE = 0.95

export function CrmUndecided({ one: { crmImportId } }: { one: CrmImport }) {
  const t = useWords()
  const format = useFormat()
  const { undecided, decisions, totals } = useRead(readCrmLines, { crmImportId })
  const decide = useWrite(decideCrmLines, CRM_CHANGED)
  if (undecided.length === 0) return null
  const all = (as: 'best' | 'new', atLeast: number) =>
    decide.mutate({ crmImportId, rest: { as, atLeast } })
  return (
    <Card title={t('gather:crm.undecided')}>
      <p>{t('gather:crm.undecidedSays', { count: totals.undecided })}</p>
      <div className="Crm-acts">
        <Act size="compact-sm" busy={decide.isPending} onClick={() => all('best', VERY_ALIKE)}>
          {t('gather:crm.allSame', { share: VERY_ALIKE })}
        </Act>
        <Act size="compact-sm" busy={decide.isPending} onClick={() => all('new', 0)}>
          {t('gather:crm.allNew')}
        </Act>
      </div>
      <ul className="Crm-rows">
        {undecided.map((line) => (
          <li key={line.key}>
            <div className="Crm-asked">
              <span>
                <b>{line.name}</b>{' '}
                <span className="dim">
                  {[line.town, t('gather:crm.lineOf', { line: line.line })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Select
                aria-label={t('gather:crm.whoIs', { name: line.name })}
                placeholder={t('gather:crm.decide')}
                value={decisions[line.key] ?? null}
                data={[
                  ...line.candidates.map((one) => ({ value: one.id, label: labelOf(one) })),
                  { value: 'new', label: t('gather:crm.isNew') },
                ]}
                onChange={(as) =>
                  as && decide.mutate({ crmImportId, decisions: { [line.key]: as } })
                }
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )

  function labelOf({ name, town, score }: CrmLines['undecided'][number]['candidates'][number]) {
    return [name, town, t('gather:crm.alike', { share: format.percent(score) })]
      .filter(Boolean)
      .join(' · ')
  }
}
