/** Whether the client wants the relation, what it expects for its time, and what it gives. */
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { type Interest, isMutual } from './interest.ts'
import { readInterest } from './interest.api.ts'
import { InterestForm } from './InterestForm.tsx'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { SaidBefore, SaidBy } from './SaidBefore.tsx'

const TONES = { yes: 'good', unsure: 'warn', no: 'bad' } as const

export function InterestCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const said = useRead(readInterest, { accountId })
  const now = said[0]?.wants ? said[0] : null
  const line = ({ wants, expects }: Interest) =>
    wants && [t(`segment:interest.wants.${wants}`), expects].filter(Boolean).join(' · ')
  return (
    <KnownCard
      accountId={accountId}
      title={t('segment:interest.title')}
      act={t('segment:interest.act')}
      form={(done) => <InterestForm accountId={accountId} now={now} done={done} />}
    >
      {now ? <Standing now={now} /> : <Empty>{t('segment:interest.none')}</Empty>}
      <SaidBefore said={said} tell={line} />
    </KnownCard>
  )
}

function Standing({ now }: { now: Interest }) {
  const t = useWords()
  const wants = now.wants!
  const told = (['expects', 'gives', 'source'] as const).filter((part) => now[part] !== '')
  return (
    <>
      <p>
        <Chip tone={TONES[wants]}>{t(`segment:interest.wants.${wants}`)}</Chip>{' '}
        {isMutual(now) && t('segment:interest.mutual')}
        {wants === 'yes' && now.expects === '' && t('segment:interest.noReturn')}
      </p>
      {told.length > 0 && (
        <dl className="Known-words">
          {told.map((part) => (
            <div key={part}>
              <dt>{t(`segment:interest.${part}`)}</dt>
              <dd>{now[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      <SaidBy said={now} />
    </>
  )
}
