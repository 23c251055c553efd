/** What can be traded, what costs little and is worth much first. */
import { useState } from 'react'
import '../identify/account.css'
import '../identify/portfolio.css'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { byLeverage, leverage, type Negotiation, type Tradable } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'
import { TradableForm } from './TradableForm.tsx'

type Props = { sheet: Negotiation; writes: boolean }

export function TradablesTable({ sheet, writes }: Props) {
  const t = useWords()
  const format = useFormat()
  const [adds, setAdds] = useState(false)
  const keep = useKeepNegotiation({ quiet: false })
  const { tradables, currency } = sheet
  const drop = (gone: Tradable) =>
    keep.mutate(
      changed(sheet, {
        tradables: tradables.filter((one) => one !== gone),
        offers: sheet.offers.map((offer) => ({
          ...offer,
          tradableIds: offer.tradableIds.filter((id) => id !== gone.tradableId),
        })),
      }),
    )
  const times = (one: Tradable) =>
    leverage(one) === Infinity
      ? t('plan:negotiation.free')
      : t('plan:negotiation.times', { times: format.number(leverage(one), 1) })
  return (
    <section>
      <div className="Negotiation-head">
        <h4>{t('plan:negotiation.tradables')}</h4>
        {writes && (
          <Act size="compact-sm" onClick={() => setAdds(true)}>
            {t('plan:negotiation.addTradable')}
          </Act>
        )}
      </div>
      {tradables.length === 0 ? (
        <p className="dim">{t('plan:negotiation.noTradables')}</p>
      ) : (
        <section
          className="Parts-scroll"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t('plan:negotiation.tradablesOf', { subject: sheet.subject })}
        >
          <table className="Parts">
            <thead>
              <tr>
                <th scope="col">{t('plan:negotiation.tradable')}</th>
                <th scope="col">{t('plan:negotiation.cost')}</th>
                <th scope="col">{t('plan:negotiation.value')}</th>
                <th scope="col">{t('plan:negotiation.leverage')}</th>
                {writes && <th scope="col">{t('plan:negotiation.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {tradables.toSorted(byLeverage).map((one) => (
                <tr key={one.tradableId}>
                  <th scope="row">
                    {one.name}
                    <span className="Account-below">
                      {t(`plan:negotiation.giver.${one.giver}`)}
                    </span>
                  </th>
                  <td>{format.moneyShort(one.cost, currency)}</td>
                  <td>{format.moneyShort(one.value, currency)}</td>
                  <td>{times(one)}</td>
                  {writes && (
                    <td>
                      <Act
                        size="compact-sm"
                        aria-label={t('plan:negotiation.dropOf', { subject: one.name })}
                        onClick={() => drop(one)}
                      >
                        {t('plan:negotiation.drop')}
                      </Act>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <KnowModal
        title={adds ? t('plan:negotiation.addTradable') : null}
        onClose={() => setAdds(false)}
      >
        <TradableForm sheet={sheet} done={() => setAdds(false)} />
      </KnowModal>
    </section>
  )
}
