/** What can be traded, what costs little and is worth much first. */
import { Act } from '../ui/Act.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { byLeverage, leverage, type Negotiation, type Tradable } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'
import { SheetPart } from './SheetPart.tsx'
import { TradableForm } from './TradableForm.tsx'

type Props = { sheet: Negotiation; writes: boolean }

export function TradablesTable({ sheet, writes }: Props) {
  const t = useWords()
  const format = useFormat()
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
    <SheetPart
      title={t('plan:negotiation.tradables')}
      label={t('plan:negotiation.tradablesOf', { subject: sheet.subject })}
      none={t('plan:negotiation.noTradables')}
      isEmpty={tradables.length === 0}
      adds={writes ? t('plan:negotiation.addTradable') : null}
      form={(done) => <TradableForm sheet={sheet} done={done} />}
    >
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
              <span className="Account-below">{t(`plan:negotiation.giver.${one.giver}`)}</span>
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
    </SheetPart>
  )
}
