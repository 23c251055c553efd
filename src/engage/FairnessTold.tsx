/** Fairness in words and figures: the sentence, the sums by skill and month, the accounts that lose, the clocks at risk, the cures. */
import { A } from '../ui/A.tsx'
import { Chip } from '../ui/Chip.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { FairnessCheck } from './extra.ts'
import { type FairnessLine, shortOf } from './fairness.ts'
import type { Cure } from './fairnessCure.ts'
import { useHoursWords } from './HoursTold.tsx'

type Props = { check: FairnessCheck; account: string }

const TONES = { fair: 'good', reserve: 'warn', takes: 'bad' } as const
/** So many accounts are named in the sentence. */
const NAMED = 3

export function FairnessTold({ check, account }: Props) {
  const t = useWords()
  const { verdict, touched, others, clocks } = check
  const takes = others > 0 && touched.length > 0
  return (
    <>
      <p className="Engage-says">
        <Chip tone={TONES[verdict]}>{t(`engage:extra.verdicts.${verdict}`)}</Chip>{' '}
        <Sentence check={check} account={account} />
      </p>
      <Lines lines={check.lines} account={account} />
      {takes && <Touched check={check} />}
      {clocks.length > 0 && (
        <>
          <h3>{t('engage:extra.clocks')}</h3>
          <ul className="Known-rows">
            {clocks.map(({ clockId, accountId, account: whose, title, ownerName }) => (
              <li key={clockId}>
                <A to={`/accounts/${accountId}/commitments`}>{whose}</A>{' '}
                {title === ''
                  ? t('engage:owner', { name: ownerName })
                  : t('engage:extra.clock', { title, name: ownerName })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** `12 h de logística desde nov: 5 h son suyas, 7 h están prometidas a 8 cuentas: A, B, C.` */
function Sentence({ check, account }: Props) {
  const t = useWords()
  const format = useFormat()
  const hours = useHoursWords()
  const { asked, lines, others, touched } = check
  const worst = worstOf(lines)
  if (!worst) return null
  const { own, free, reserve, others: taken, beyond } = worst.takes
  const h = (value: number) => format.number(value, 1)
  const parts = [
    own > 0 && t('engage:extra.fromOwn', { hours: h(own), account }),
    free > 0 && t('engage:extra.fromFree', { hours: h(free) }),
    reserve > 0 && t('engage:extra.fromReserve', { hours: h(reserve) }),
    taken > 0 &&
      t('engage:extra.fromOthers', {
        hours: h(taken),
        count: others,
        names: format.list(touched.slice(0, NAMED).map(({ name }) => name)),
      }),
    beyond > 0 && t('engage:extra.fromNobody', { hours: h(beyond) }),
  ].filter((part) => part !== false)
  return t('engage:extra.says', {
    hours: hours(asked.hours),
    month: format.month(asked.from),
    skill: worst.skill,
    parts: format.list(parts),
  })
}

function worstOf(lines: readonly FairnessLine[]): FairnessLine | undefined {
  return lines.toSorted((a, b) => shortOf(b) - shortOf(a) || b.asked - a.asked)[0]
}

function Lines({ lines, account }: { lines: readonly FairnessLine[]; account: string }) {
  const t = useWords()
  const format = useFormat()
  const h = (value: number) => format.number(value, 1)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <section className="Scrolls" tabIndex={0} aria-label={t('engage:extra.table')}>
      <table className="Plain">
        <thead>
          <tr>
            {(['skill', 'month', 'asked', 'own', 'free', 'reserve', 'others'] as const).map(
              (key) => (
                <th key={key} scope="col">
                  {t(`engage:extra.column.${key}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.skill} ${line.month}`}>
              <th scope="row">{line.skill}</th>
              <td>{format.month(line.month)}</td>
              <td>{h(line.asked)}</td>
              <td>{h(line.takes.own)}</td>
              <td>{h(line.takes.free)}</td>
              <td>{h(line.takes.reserve)}</td>
              <td className={shortOf(line) > 0 ? 'Over' : undefined}>
                <HowMade
                  figure={h(shortOf(line))}
                  made={{
                    title: t('engage:extra.madeTitle', { skill: line.skill }),
                    means: t('engage:extra.madeMeans'),
                    formula: t('engage:extra.madeFormula'),
                    inputs: [
                      { name: t('engage:extra.made.all'), value: h(line.all) },
                      { name: t('engage:extra.made.promised'), value: h(line.promised) },
                      { name: t('engage:extra.made.own', { account }), value: h(line.own) },
                      { name: t('engage:extra.made.granted'), value: h(line.granted) },
                      { name: t('engage:extra.made.reserve'), value: h(line.reserve) },
                      ...line.from.map(({ tier, accounts, hours }) => ({
                        name: t(`segment:tier.${tier}.name`),
                        value: t('engage:extra.made.loses', { count: accounts, hours: h(hours) }),
                      })),
                    ],
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Touched({ check: { touched, others } }: { check: FairnessCheck }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      <h3>{t('engage:extra.losers', { count: others })}</h3>
      <ul className="Engage-touched">
        {touched.map(({ accountId, name, tier, loses, atRisk }) => (
          <li key={accountId}>
            <A to={`/accounts/${accountId}`}>{name}</A>{' '}
            <span className="dim">
              {t(`segment:tier.${tier}.name`)} ·{' '}
              {t('engage:extra.loses', { hours: format.number(loses, 2) })}
            </span>{' '}
            {atRisk && <Chip tone="warn">{t('engage:extra.atRisk')}</Chip>}
          </li>
        ))}
      </ul>
      {others > touched.length && (
        <p className="dim">{t('engage:extra.andMore', { count: others - touched.length })}</p>
      )}
    </>
  )
}

export function CuresTold({ check: { cures, currency } }: { check: FairnessCheck }) {
  const t = useWords()
  const said = useCureWords()
  if (cures.length === 0) return null
  return (
    <>
      <h3>{t('engage:extra.cures')}</h3>
      <ol className="Engage-cures">
        {cures.map((cure) => (
          <li key={cure.kind}>{said(cure, currency)}</li>
        ))}
      </ol>
    </>
  )
}

export function useCureWords(): (cure: Cure, currency: string | null) => string {
  const t = useWords()
  const format = useFormat()
  const hoursOf = useHoursWords()
  return (cure, currency) => {
    if (cure.kind === 'expert')
      return format.list(
        cure.moves.map(({ name, skill, to, hours }) =>
          t('engage:extra.cure.expert', { name, skill, to, hours: format.number(hours, 2) }),
        ),
      )
    if (cure.kind === 'later')
      return t('engage:extra.cure.later', {
        count: cure.months,
        month: format.month(cure.taking.from),
      })
    const hours = format.number(cure.hours, 2)
    if (cure.kind === 'less')
      return t('engage:extra.cure.less', { hours, left: hoursOf(cure.taking.hours) })
    return cure.price !== null && currency
      ? t('engage:extra.cure.paid', { hours, price: format.money(cure.price, currency) })
      : t('engage:extra.cure.paidUnpriced', { hours })
  }
}
