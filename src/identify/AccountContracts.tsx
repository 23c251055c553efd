/** An account's contracts: what each comes to by the year, and what comes next. */
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccountContracts } from './contracts.api.ts'
import type { AccountContracts as Told } from './contracts.ts'

const SHOWN = 6

export function AccountContracts({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const { data } = useList(readAccountContracts, { accountId })
  const current = data?.contracts.filter(({ state }) => state !== 'ended') ?? []
  if (current.length === 0) return null
  return (
    <Card
      title={t('identify:contract.title')}
      aside={<A to={`/portfolio/contracts?account=${accountId}`}>{t('identify:contract.all')}</A>}
    >
      <Totals told={data!} />
      <ul className="plain">
        {current.slice(0, SHOWN).map(({ contractId, title, code, acv, currency, next, state }) => (
          <li key={contractId}>
            <b>{title}</b> <span className="dim">{code}</span>
            {': '}
            {t('identify:contract.yearly', { acv, currency })}
            {state === 'running' ? ` · ${t('identify:contract.counts')}` : ''}
            {' · '}
            {next
              ? t(
                  next.what === 'notice'
                    ? 'identify:contract.nextNotice'
                    : 'identify:contract.nextEnd',
                  { on: format.day(next.on) },
                )
              : t('identify:contract.noEnd')}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** ARR and TCV of what runs; where a rate lacks, of each currency by itself. */
function Totals({ told: { contracts, totals, home } }: { told: Told }) {
  const t = useWords()
  const format = useFormat()
  const running = contracts.filter(({ state }) => state === 'running')
  const kpis = totals.flatMap(({ currency, arr, tcv }): Kpi[] => {
    const isIn = (one: Told['contracts'][number]) =>
      (one.acvHome === null || home === null ? one.currency : home) === currency
    const own = running.filter(isIn)
    const notes = [
      ...(home ? [] : [t('identify:contract.noHome')]),
      ...(own.some((one) => one.currency !== currency) ? [t('identify:contract.atToday')] : []),
    ]
    const made = (of: 'arr' | 'tcv', sum: number): Kpi => {
      const name = of === 'arr' ? 'ARR' : 'TCV'
      return {
        name: totals.length > 1 ? `${name} (${currency})` : name,
        figure: format.moneyShort(sum, currency),
        made: {
          title: name,
          means: t(`identify:contract.${of}Means`),
          formula: t(`identify:contract.${of}Formula`),
          inputs: own.map((one) => ({
            name: `${one.title} ${one.code}`,
            value: format.money(of === 'arr' ? one.acv : one.tcv, one.currency),
          })),
          notes,
        },
      }
    }
    return [made('arr', arr), made('tcv', tcv)]
  })
  if (kpis.length === 0) return null
  return <KpiStrip label={t('identify:contract.title')} kpis={kpis} />
}
