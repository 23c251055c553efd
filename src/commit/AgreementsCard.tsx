/** On the account: what holds for it by time, what is agreed with it, and how each agreement stands with the client. */
import { Modal } from '@mantine/core'
import { Suspense, useState } from 'react'
import { acceptanceState } from '../accounts/acceptance.ts'
import { withdrawAcceptance } from '../accounts/acceptance.api.ts'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { ProofTold } from '../accounts/ProofTold.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropAgreement, listAgreements, putAgreement } from './agreement.api.ts'
import { type Agreement, whyNotAskAgreement, whyNotDropAgreement } from './agreement.ts'
import { AgreementForm } from './AgreementForm.tsx'
import { AcceptedChip } from './CommitmentChips.tsx'
import { LevelForm } from './LevelForm.tsx'
import { LevelRows } from './LevelRows.tsx'
import { RelinkForm } from './RelinkForm.tsx'
import { listAccountLevels } from './serviceLevel.api.ts'
import { LEVELS_CHANGED } from './serviceChanged.tsx'
import { SignForm } from './SignForm.tsx'

type Asked = { agreement: Agreement; act: 'change' | 'sign' | 'relink' }

export function AgreementsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { holding, own } = useRead(listAccountLevels, { accountId })
  const agreements = useRead(listAgreements, { accountId })
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  const ofMany = holding.filter((level) => level.accountId === null)
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:level.holding')}
      act={t('commit:level.addOwn')}
      form={(close) => <LevelForm accountId={accountId} done={close} />}
    >
      {holding.length + own.length === 0 && (
        <Empty>
          {t('commit:level.noneHere')} <A to="/commitments/levels">{t('commit:level.toPolicy')}</A>
        </Empty>
      )}
      <LevelRows
        levels={own}
        about={() => <Chip tone="accent">{t('commit:level.forThis')}</Chip>}
      />
      <div className="Service-more">
        <LevelRows levels={ofMany} plain />
      </div>
      <Agreements accountId={accountId} agreements={agreements} ask={setAsked} />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`commit:agreement.act.${asked.act}`)}
      >
        <Suspense fallback={<BlockSkeleton height={240} />}>
          {asked?.act === 'sign' && <SignForm agreement={asked.agreement} />}
          {asked?.act === 'relink' && <RelinkForm acceptance={asked.agreement.versions[0]!} />}
          {asked?.act === 'change' && (
            <AgreementForm accountId={accountId} changes={asked.agreement} done={done} />
          )}
        </Suspense>
      </Modal>
    </KnownCard>
  )
}

type ListProps = {
  accountId: string
  agreements: readonly Agreement[]
  ask: (asked: Asked) => void
}

function Agreements({ accountId, agreements, ask: asking }: ListProps) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [adding, setAdding] = useState(false)
  const add = t('commit:agreement.add')
  return (
    <>
      <h3 className="Service-part">{t('commit:agreement.title')}</h3>
      {agreements.length === 0 && <p className="dim">{t('commit:agreement.none')}</p>}
      <ul className="Known-rows">
        {agreements.map((agreement) => (
          <AgreementRow key={agreement.agreementId} agreement={agreement} ask={asking} />
        ))}
      </ul>
      <div className="Known-acts">
        <Act size="compact-sm" refusal={refusal} onClick={() => setAdding(true)}>
          {add}
        </Act>
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={adding}
        onClose={() => setAdding(false)}
        title={add}
      >
        <AgreementForm accountId={accountId} done={() => setAdding(false)} />
      </Modal>
    </>
  )
}

function AgreementRow({ agreement, ask: asking }: { agreement: Agreement; ask: ListProps['ask'] }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const refusal = useWhyNotSay(agreement.accountId)
  const { agreementId, title, fromOn, untilOn, contract, levels, versions } = agreement
  const { priceTerms, renewalTerms, changedAt } = agreement
  const latest = versions[0] ?? null
  const isOpen = latest !== null && acceptanceState(latest, today) === 'open'
  const drop = useWrite(dropAgreement, LEVELS_CHANGED, {
    said: () => t('commit:agreement.dropped', { title }),
    undo: (was) => ask(putAgreement, was),
  })
  const recall = useWrite(withdrawAcceptance, LEVELS_CHANGED, {
    said: ({ name }) => t('commit:said.recall', { name, promise: title }),
  })
  const facts = [
    t('commit:agreement.levels', { count: levels }),
    untilOn
      ? t('commit:agreement.fromTo', { from: format.day(fromOn), until: format.day(untilOn) })
      : t('commit:level.since', { day: format.day(fromOn) }),
    contract && `${contract.code} · ${contract.title}`,
    versions.length > 1 && t('commit:agreement.versions', { count: versions.length }),
  ].filter(Boolean)
  const named = (label: string) => ({ 'aria-label': `${label}: ${title}`, children: label })
  return (
    <li>
      <b>{title}</b> <AcceptedChip commitment={{ acceptance: latest, changedAt }} />
      <p className="dim">{facts.join(' · ')}</p>
      <ProofTold mails={latest?.mails} />
      {priceTerms && <p>{t('commit:agreement.text.price', { terms: priceTerms })}</p>}
      {renewalTerms && <p>{t('commit:agreement.text.renewal', { terms: renewalTerms })}</p>}
      {!refusal && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            refusal={whyNotAskAgreement(agreement)}
            onClick={() => asking({ agreement, act: 'sign' })}
            {...named(t(latest ? 'commit:act.acceptAgain' : 'commit:agreement.act.sign'))}
          />
          {isOpen && (
            <>
              <Act
                size="compact-sm"
                onClick={() => asking({ agreement, act: 'relink' })}
                {...named(t('commit:act.relink'))}
              />
              <Act
                size="compact-sm"
                onClick={() => recall.mutate({ acceptanceId: latest.acceptanceId })}
                {...named(t('commit:act.recall'))}
              />
            </>
          )}
          <Act
            size="compact-sm"
            onClick={() => asking({ agreement, act: 'change' })}
            {...named(t('commit:act.change'))}
          />
          {whyNotDropAgreement(agreement) === null && (
            <Act
              size="compact-sm"
              onClick={() => drop.mutate({ agreementId })}
              {...named(t('commit:act.drop'))}
            />
          )}
        </div>
      )}
    </li>
  )
}
