/** What a person has to say before publishing: ambiguous marks, older lines of the same days, the home currency. */
import { Radio, Select } from '@mantine/core'
import { A } from '../ui/A.tsx'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { byCurrency, NO_CURRENCY } from './check.ts'
import { planImport, readImport, settleOverlap } from './import.api.ts'
import type { Import } from './import.ts'
import { Questions } from './Questions.tsx'
import { useStep } from './useStep.tsx'
import type { Reading } from './reading.ts'

export function SameFile({ one: { report } }: { one: Import }) {
  const [same] = report?.sameAs ?? []
  if (!same) return null
  const { importId, name, publishedAt } = same
  return (
    <Card>
      <p role="alert">
        <Rich
          k="gather:check.sameFile"
          values={{ name, day: publishedAt.slice(0, 10) }}
          tags={{ a: <A to={`/data/imports/${importId}`} /> }}
        />
      </p>
    </Card>
  )
}

export function QuestionsAsked({ one: { importId, plan, report } }: { one: Import }) {
  const check = useStep(planImport)
  if (!plan) return null
  const answer = (more: Partial<Reading>) => {
    const files = plan.files.map((file) =>
      file.role === 'ledger' ? { ...file, reading: { ...file.reading, ...more } } : file,
    )
    void check.take({ importId, ...plan, files })
  }
  return <Questions questions={report?.check.questions ?? []} busy={check.busy} answer={answer} />
}

export function OverlapAsked({ one: { importId, plan, report } }: { one: Import }) {
  const t = useWords()
  const format = useFormat()
  const settle = useWrite(settleOverlap, [readImport])
  const period = report?.check.period
  if (!plan || !report || !period || report.numbered || report.overlapping === 0) return null
  if (report.sameAs.length > 0) return null
  const count = report.overlapping
  return (
    <Card title={t('gather:overlap.title')}>
      <Radio.Group
        label={t('gather:overlap.asks', { count, n: format.number(count), ...period })}
        value={plan.overlap ?? ''}
        onChange={(overlap) => settle.mutate({ importId, overlap: overlap as 'replace' | 'add' })}
      >
        <div className="Ask-radios">
          {(['replace', 'add'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`gather:overlap.${value}`)}
              description={t(`gather:overlap.${value}Means`)}
              disabled={settle.isPending}
            />
          ))}
        </div>
      </Radio.Group>
    </Card>
  )
}

type HomeProps = { one: Import; home: string | null; choose: (home: string | null) => void }

/** Proposed: the commonest of the ledger. Lines that name no currency are read anew in the chosen one. */
export function HomeAsked({ one: { importId, plan, report }, home, choose }: HomeProps) {
  const t = useWords()
  const check = useStep(planImport)
  const found = byCurrency(report?.check.totals ?? []).map(({ currency }) => currency)
  if (found.length === 0) return null
  const bare = found.includes(NO_CURRENCY)
  const named = found.filter((currency) => currency !== NO_CURRENCY)
  const others = [...CURRENCIES, ...(home ? [home] : [])].filter((one) => !named.includes(one))
  return (
    <Card title={t('gather:home.title')}>
      <div className="Ask">
        <p>
          {bare ? (
            t('gather:home.asksBare')
          ) : (
            <Rich k="gather:home.asks" values={{ currency: named[0] }} />
          )}
        </p>
        <div className="Ask-choices">
          <Select
            aria-label={t('gather:home.label')}
            data={[...named, ...new Set(others)]}
            value={home}
            placeholder={t('gather:home.choose')}
            searchable
            allowDeselect={false}
            disabled={check.busy}
            onChange={(currency) =>
              bare && plan
                ? void check.take({ importId, ...plan, home: currency })
                : choose(currency)
            }
          />
        </div>
      </div>
    </Card>
  )
}

/** Those that the European Central Bank quotes most, and those of the Americas that speak Spanish or Portuguese. */
const CURRENCIES = [
  'EUR',
  'USD',
  'GBP',
  'MXN',
  'COP',
  'CLP',
  'PEN',
  'ARS',
  'BRL',
  'UYU',
  'DOP',
  'GTQ',
  'CRC',
  'BOB',
  'PYG',
  'CHF',
  'CAD',
  'AUD',
  'JPY',
  'CNY',
  'INR',
  'PLN',
  'SEK',
  'NOK',
  'DKK',
]
