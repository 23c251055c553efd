/** Whom an account has brought us and what they buy, and through whom it came itself. */
import type { Referral } from '../accounts/referral.ts'
import { dropReferral, putReferral, readReferrals } from '../accounts/referral.api.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { REFERRALS_CHANGED, ReferralForm } from './ReferralForm.tsx'
import { readShareNow } from './shareNow.api.ts'

export function ReferralCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const { brought, by } = useRead(readReferrals, { accountId })
  const beside = useRead(readShareNow, { accountId })
  return (
    <KnownCard
      accountId={accountId}
      title={t('segment:referral.title')}
      act={t('segment:referral.act')}
      form={(done) => <ReferralForm accountId={accountId} done={done} />}
    >
      {brought.length === 0 && <Empty>{t('segment:referral.none')}</Empty>}
      {brought.length > 0 && beside && (
        <p>
          {t('segment:referral.sum', {
            count: brought.length,
            sales: format.moneyShort(beside.referredSales, beside.currency),
          })}
        </p>
      )}
      <ul className="Known-rows">
        {brought.map((one) => (
          <ReferralRow key={one.broughtId} referral={one} />
        ))}
      </ul>
      {by && (
        <p>
          {t('segment:referral.by')} <A to={`/accounts/${by.accountId}/choice`}>{by.name}</A>{' '}
          <span className="dim">{format.day(by.broughtOn)}</span>
        </p>
      )}
    </KnownCard>
  )
}

function ReferralRow({ referral }: { referral: Referral }) {
  const t = useWords()
  const format = useFormat()
  const { accountId, broughtId, broughtOn, name, note, thankedOn } = referral
  const { today } = useSession()
  const thank = useWrite(putReferral, REFERRALS_CHANGED, {
    said: () => t('segment:referral.saidThanked', { name }),
    undo: ({ now, before }) => ask(putReferral, before ?? now),
  })
  const refusal = useWhyNotSay(accountId)
  const drop = useWrite(dropReferral, REFERRALS_CHANGED, {
    said: () => t('segment:referral.dropped', { name }),
    undo: () => ask(putReferral, referral),
  })
  return (
    <li>
      <A to={`/accounts/${broughtId}`}>{name}</A>{' '}
      <span className="dim">{format.day(broughtOn)}</span>
      {note && <p>{note}</p>}
      {thankedOn && <p>{t('segment:referral.thanked', { day: format.day(thankedOn) })}</p>}
      {refusal === null && (
        <div className="Known-acts">
          {thankedOn === null && (
            <Act
              size="compact-sm"
              aria-label={t('segment:referral.thankFor', { name })}
              busy={thank.isPending}
              onClick={() => thank.mutate({ ...referral, thankedOn: today })}
            >
              {t('segment:referral.thank')}
            </Act>
          )}
          <Act
            size="compact-sm"
            aria-label={t('segment:referral.dropOf', { name })}
            busy={drop.isPending}
            onClick={() => drop.mutate({ accountId, broughtId })}
          >
            {t('segment:referral.drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
