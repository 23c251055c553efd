/** Offers side by side, with what each is worth to both sides; those that are the same to us say so. */
import { Act } from '../ui/Act.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, type Offer, offersCompared } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'
import { OfferForm } from './OfferForm.tsx'
import { SheetPart } from './SheetPart.tsx'

type Props = { sheet: Negotiation; writes: boolean }

export function OffersTable({ sheet, writes }: Props) {
  const t = useWords()
  const format = useFormat()
  const keep = useKeepNegotiation({ quiet: false })
  const { offers, currency, tradables } = sheet
  const nameOf = (id: string) => tradables.find((one) => one.tradableId === id)?.name ?? ''
  const change = (amount: number) => format.moneyChange(Math.round(amount), currency)
  const drop = (gone: Offer) =>
    keep.mutate(changed(sheet, { offers: offers.filter((one) => one !== gone) }))
  return (
    <SheetPart
      title={t('plan:negotiation.offers')}
      label={t('plan:negotiation.offersOf', { subject: sheet.subject })}
      none={t('plan:negotiation.noOffers')}
      isEmpty={offers.length === 0}
      adds={writes && offers.length < 6 ? t('plan:negotiation.addOffer') : null}
      form={(done) => <OfferForm sheet={sheet} done={done} />}
    >
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
    </SheetPart>
  )
}
