/** Offers side by side, with what each is worth to both sides; those that are the same to us say so. */
import { useState } from 'react'
import '../identify/account.css'
import '../identify/portfolio.css'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, type Offer, offersCompared } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'
import { OfferForm } from './OfferForm.tsx'

type Props = { sheet: Negotiation; writes: boolean }

export function OffersTable({ sheet, writes }: Props) {
  const t = useWords()
  const format = useFormat()
  const [adds, setAdds] = useState(false)
  const keep = useKeepNegotiation({ quiet: false })
  const { offers, currency, tradables } = sheet
  const nameOf = (id: string) => tradables.find((one) => one.tradableId === id)?.name ?? ''
  const change = (amount: number) => format.moneyChange(Math.round(amount), currency)
  const drop = (gone: Offer) =>
    keep.mutate(changed(sheet, { offers: offers.filter((one) => one !== gone) }))
  return (
    <section>
      <div className="Negotiation-head">
        <h4>{t('plan:negotiation.offers')}</h4>
        {writes && offers.length < 6 && (
          <Act size="compact-sm" onClick={() => setAdds(true)}>
            {t('plan:negotiation.addOffer')}
          </Act>
        )}
      </div>
      {offers.length === 0 ? (
        <p className="dim">{t('plan:negotiation.noOffers')}</p>
      ) : (
        <section
          className="Parts-scroll"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t('plan:negotiation.offersOf', { subject: sheet.subject })}
        >
          <table className="Parts">
            <thead>
              <tr>
                <th scope="col">{t('plan:negotiation.offer')}</th>
                <th scope="col">{sheet.measure}</th>
                <th scope="col">{t('plan:negotiation.toUs')}</th>
                <th scope="col">{t('plan:negotiation.toThem')}</th>
                {writes && <th scope="col">{t('plan:negotiation.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {offersCompared(sheet, offers).map(
                ({ offer, us, usMore, themMore, isEquivalent }, place) => (
                  <tr key={`${offer.name} ${place}`}>
                    <th scope="row">
                      {offer.name}
                      {offer.tradableIds.length > 0 && (
                        <span className="Account-below">
                          {format.list(offer.tradableIds.map(nameOf))}
                        </span>
                      )}
                    </th>
                    <td>{format.number(offer.at, 2)}</td>
                    <td>
                      {format.moneyShort(us, currency)}
                      {place > 0 && (
                        <span className="Account-below">
                          {isEquivalent ? (
                            <Chip tone="good">{t('plan:negotiation.same')}</Chip>
                          ) : (
                            change(usMore)
                          )}
                        </span>
                      )}
                    </td>
                    <td>{place === 0 ? t('plan:negotiation.first') : change(themMore)}</td>
                    {writes && (
                      <td>
                        <Act
                          size="compact-sm"
                          aria-label={t('plan:negotiation.dropOf', { subject: offer.name })}
                          onClick={() => drop(offer)}
                        >
                          {t('plan:negotiation.drop')}
                        </Act>
                      </td>
                    )}
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </section>
      )}
      <KnowModal
        title={adds ? t('plan:negotiation.addOffer') : null}
        onClose={() => setAdds(false)}
      >
        <OfferForm sheet={sheet} done={() => setAdds(false)} />
      </KnowModal>
    </section>
  )
}
