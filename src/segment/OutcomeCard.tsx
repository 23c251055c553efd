/** What a list comes to: both sums, what is given up, how sure the best is, and the hours that it takes. */
import { Card } from '../ui/Card.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { Bar } from '../ui/Progress.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'

/** From here on a skill is as good as used up. */
const FULL = 0.95

export function OutcomeCard({ selection }: { selection: KeptSelection }) {
  const t = useWords()
  const format = useFormat()
  const { decision, proposal, limits, financialShare } = selection
  if (!decision) return null
  const number = (value: number) => format.number(value, 1)
  const kpis: Kpi[] = [
    {
      name: t('segment:list.accounts'),
      figure: format.number(decision.accounts),
      under: t('segment:list.ofMost', { most: limits.most }),
    },
    {
      name: t('segment:list.sumStrategic'),
      figure: number(decision.strategic),
      under:
        decision.gap === 0
          ? t('segment:list.proven')
          : t('segment:list.gap', { gap: format.percent(decision.gap, 2) }),
      made: {
        title: t('segment:list.sumStrategic'),
        means: t('segment:list.strategicMeans'),
        formula: t('segment:list.strategicFormula'),
        inputs: [
          { name: t('segment:list.accounts'), value: format.number(decision.accounts) },
          { name: t('segment:list.bound'), value: format.percent(decision.gap, 2) },
          { name: t('segment:list.solver'), value: decision.solver },
          ...(proposal
            ? [{ name: t('segment:list.ofProposal'), value: number(proposal.strategic) }]
            : []),
        ],
        notes: [t('segment:list.neverSummed')],
      },
    },
    {
      name: t('segment:list.sumFinancial'),
      figure: number(decision.financial),
      under: t('segment:list.shareOfBest', {
        share: format.percent(decision.financialShareOfBest ?? 0),
      }),
      made: {
        title: t('segment:list.sumFinancial'),
        means: t('segment:list.financialMeans'),
        formula: t('segment:list.financialFormula'),
        inputs: [
          { name: t('segment:list.best'), value: number(decision.bestFinancial) },
          { name: t('segment:list.asked'), value: format.percent(financialShare) },
        ],
        notes: [t('segment:list.neverSummed')],
      },
    },
  ]
  return (
    <Card title={t('segment:list.outcome')}>
      <KpiStrip kpis={kpis} label={t('segment:list.outcome')} />
      {limits.whySoMany !== '' && (
        <p>
          {t('segment:list.whySoMany', {
            most: limits.most,
            reason: limits.whySoMany,
            by: limits.signedBy ?? t('segment:list.someone'),
          })}
        </p>
      )}
      {limits.resources.length > 0 && (
        <div className="Scrolls">
          <table className="Plain HoursUsed">
            <caption className="unseen">{t('segment:list.hours')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('segment:capacity.skill')}</th>
                <th scope="col">{t('segment:list.used')}</th>
                <th scope="col">{t('segment:list.available')}</th>
                <td aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {limits.resources.map(({ skill, available }, at) => {
                const used = decision.hours[at] ?? 0
                const share = available > 0 ? used / available : 0
                return (
                  <tr key={skill}>
                    <th scope="row">{skill}</th>
                    <td>{number(used)}</td>
                    <td>{number(available)}</td>
                    <td>
                      <Bar share={share} tone={share >= FULL ? 'warn' : 'accent'} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
