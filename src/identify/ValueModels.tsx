/** Every model that was tried: what it would have said, how likely it is, and what became of it. */
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWide } from '../ui/Table/useWide.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import type { ModelReport } from './models/choice.ts'
import { correlatedWay } from './models/gammaGamma.ts'
import { dayOfNumber } from './portfolio.ts'
import type { ValueStudy } from './value.ts'
import './value.css'

export function ValueModels({ told }: { told: ValueStudy }) {
  const t = useWords()
  const format = useFormat()
  const [box, wide] = useWide()
  const { choice } = told
  const { origins, noHoldout } = choice
  const [latest] = origins
  const { correlation } = told.spend
  const way = correlatedWay(correlation)
  return (
    <Card title={t('identify:value.models.title')} aside={t('identify:value.models.aside')}>
      <div
        className="Value-scroll"
        ref={box}
        // A box that scrolls sideways must be reachable by keyboard.
        {...(wide
          ? { tabIndex: 0, role: 'region', 'aria-label': t('identify:value.models.title') }
          : {})}
      >
        <table className="Value-table">
          <thead>
            <tr>
              <th>{t('identify:value.models.model')}</th>
              <th className="figure">{t('identify:value.models.error')}</th>
              <th className="figure">{t('identify:value.models.naive')}</th>
              <th className="figure">{t('identify:value.models.likelihood')}</th>
              <th>{t('identify:value.models.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {choice.models.map((report) => (
              <tr key={report.model}>
                <th scope="row">
                  {t(`identify:value.model.${report.model}`, { k: report.k ?? 'k' })}
                </th>
                <td className="figure">{errorOf(report)}</td>
                <td className="figure">
                  {report.againstNaive
                    ? format.change(report.againstNaive.absolute - 1, 0)
                    : NOTHING}
                </td>
                <td className="figure">
                  {report.logLikelihood === null ? NOTHING : format.number(report.logLikelihood, 1)}
                </td>
                <td>
                  <Verdict report={report} told={told} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dim Value-foot">
        {noHoldout
          ? t(`identify:value.models.noHoldout.${noHoldout}`)
          : latest &&
            t('identify:value.models.period', {
              days: latest.holdoutDays,
              origins: origins.length,
              dates: format.list(origins.map(({ day }) => format.day(dayOfNumber(day)!))),
            })}
      </p>
      {way && (
        <p className="Value-foot">{t(`identify:value.correlated.${way}`, { correlation })}</p>
      )}
    </Card>
  )

  /** Mean absolute error of purchases per account, over the hold-outs. */
  function errorOf({ scores }: ModelReport): string {
    const known = scores.filter((score) => score !== null)
    if (known.length === 0) return NOTHING
    const sum = known.reduce(
      (all, { meanAbsoluteError, accounts }) => all + meanAbsoluteError * accounts,
      0,
    )
    return format.number(sum / known.reduce((all, { accounts }) => all + accounts, 0), 2)
  }
}

function Verdict({ report, told }: { report: ModelReport; told: ValueStudy }) {
  const t = useWords()
  const { model, refused, prior } = report
  if (refused) {
    const why = t(`identify:value.refused.${refused}`)
    return <span className="dim">{t('identify:value.models.out', { why })}</span>
  }
  return (
    <>
      {model === told.chosen && <Chip tone="accent">{t('identify:value.models.chosen')}</Chip>}
      {model !== told.chosen && told.choice.tied.includes(model) && (
        <Chip>{t('identify:value.models.tied')}</Chip>
      )}
      {prior === 'weak' && <small className="dim"> {t('identify:value.models.weak')}</small>}
    </>
  )
}
