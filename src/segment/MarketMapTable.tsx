/** The market map in a table: who stands where, what goes through, from whom they buy and who decides it. */
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWide } from '../ui/Table/useWide.ts'
import { useWords } from '../ui/words.ts'
import type { MarketTold } from './market.ts'
import { type MarketBox, type MarketMap, reachOf, throughOf, volumesOf } from './marketMap.ts'

type Props = { map: MarketMap; told: MarketTold }

export function MarketMapTable({ map, told }: Props) {
  const t = useWords()
  const format = useFormat()
  const [box, wide] = useWide()
  const through = throughOf(map)
  const volumes = volumesOf(map, through)
  const reach = map.ours === null ? null : reachOf(map, map.ours)
  const names = new Map(map.boxes.map(({ key, name }) => [key, name]))
  const share = (value: number) => format.percent(value, 1)
  const label = t('segment:market.map.table')
  return (
    <div
      className="Scrolls"
      ref={box}
      {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}
    >
      <table className="Plain MarketMap-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('segment:market.map.box')}</th>
            <th scope="col">{t('segment:market.map.level')}</th>
            <th scope="col">{t('segment:market.map.buysFrom')}</th>
            <th scope="col">{t('segment:market.map.uses')}</th>
            <th scope="col">{t('segment:market.map.throughHead')}</th>
            {reach && <th scope="col">{t('segment:market.map.byUs')}</th>}
            <th scope="col">{t('segment:market.map.ourSales')}</th>
          </tr>
        </thead>
        <tbody>
          {map.boxes
            .toSorted((a, b) => a.level - b.level)
            .map(({ key, name, told: about, level, usesPercent, marketSegmentIds }) => (
              <tr key={key}>
                <th scope="row">
                  {name}
                  {key === map.ours && ` (${t('segment:market.map.ours')})`}
                  {about && <small className="dim">{about}</small>}
                </th>
                <td>{map.levels[level]}</td>
                <td>{boughtBy(key)}</td>
                <td>{usesPercent > 0 ? share(usesPercent / 100) : '–'}</td>
                <td>
                  <HowMade
                    figure={share(through.get(key)!)}
                    made={{
                      title: t('segment:market.map.howTitle'),
                      means: t('segment:market.map.howMeans'),
                      formula: t('segment:market.map.howFormula'),
                      inputs: [
                        { name: t('segment:market.map.howUses'), value: share(usesPercent / 100) },
                        ...map.flows.flatMap(({ from, to }, at) =>
                          from === key
                            ? {
                                name: t('segment:market.map.howSells', { name: names.get(to) }),
                                value: share(volumes[at]!),
                              }
                            : [],
                        ),
                      ],
                    }}
                  />
                </td>
                {reach && <td>{level > levelOf(map.ours!) ? share(reach.get(key)!) : '–'}</td>}
                <td>{salesTo(marketSegmentIds)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )

  function boughtBy(key: string) {
    const bought = map.flows.filter(({ to }) => to === key)
    if (bought.length === 0) return '–'
    return (
      <ul>
        {bought.map(({ from, percent, decidedBy }) => {
          const values = { name: names.get(from), share: share(percent / 100) }
          return (
            <li key={from}>
              {decidedBy === null
                ? t('segment:market.map.flowUnknown', values)
                : decidedBy === key
                  ? t('segment:market.map.flowTold', values)
                  : t('segment:market.map.flowDecided', { ...values, by: names.get(decidedBy) })}
            </li>
          )
        })}
      </ul>
    )
  }

  function levelOf(key: string): number {
    return map.boxes.find((one) => one.key === key)!.level
  }

  function salesTo(ids: MarketBox['marketSegmentIds']) {
    const theirs = told.segments.filter((one) => ids.includes(one.marketSegmentId))
    if (theirs.length === 0) return '–'
    const accounts = theirs.reduce((sum, { figures }) => sum + figures.accounts, 0)
    const sales = theirs.reduce((sum, { figures }) => sum + (figures.sales ?? 0), 0)
    return (
      <>
        {told.valuation !== null && format.moneyShort(sales, told.valuation)}
        <small className="dim">{t('segment:market.accounts', { count: accounts })}</small>
      </>
    )
  }
}
