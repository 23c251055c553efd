/** Satisfacción of an account: what its people answered, what was done about it, complaints, and what it wrote of us. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { KnownCard, useWhyNotSay } from '../../accounts/KnownCard.tsx'
import { Act } from '../../ui/Act.tsx'
import { ask, useRead, useWrite } from '../../ui/api.ts'
import { Card, Cards, Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Part } from '../../ui/Part.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { dropComplaint, listComplaints, putComplaint } from './complaint.api.ts'
import { type Complaint, ComplaintGiven, ComplaintList } from './complaint.ts'
import { ComplaintForm } from './ComplaintForm.tsx'
import { SEVERITY_TONES } from './ComplaintsPage.tsx'
import { listLoops } from './loop.api.ts'
import { LoopRows } from './LoopRows.tsx'
import { listOurReviews } from './ourReview.api.ts'
import { OurReviewList } from './ourReview.ts'
import { OurReviewForm } from './OurReviewForm.tsx'
import { listAnswers } from './results.api.ts'
import { npsGroup } from './satisfaction.ts'
import { COMPLAINTS_CHANGED, useServiceName } from './satisfactionChanged.tsx'
import './survey.css'

type Props = { accountId: string }
const NPS_TONES = { promoter: 'good', passive: 'plain', detractor: 'bad' } as const

export function SatisfactionTab({ accountId }: Props) {
  return (
    <Cards columns="1.2fr 1fr">
      <Stack>
        <Part height={160}>
          <LoopsCard accountId={accountId} />
        </Part>
        <Part height={240}>
          <AnswersCard accountId={accountId} />
        </Part>
      </Stack>
      <Stack>
        <Part height={200}>
          <ComplaintsCard accountId={accountId} />
        </Part>
        <Part height={140}>
          <ReviewsCard accountId={accountId} />
        </Part>
      </Stack>
    </Cards>
  )
}

function LoopsCard({ accountId }: Props) {
  const t = useWords()
  const { rows } = useRead(listLoops, { account: accountId })
  if (rows.length === 0) return null
  return (
    <Card title={t('monitor:satisfaction.tab.loops')}>
      <LoopRows loops={rows} />
    </Card>
  )
}

function AnswersCard({ accountId }: Props) {
  const t = useWords()
  const format = useFormat()
  const nameOf = useServiceName()
  const answers = useRead(listAnswers, { accountId })
  return (
    <Card title={t('monitor:satisfaction.answers')}>
      {answers.length === 0 && <Empty>{t('monitor:satisfaction.answersNone')}</Empty>}
      <ul className="Known-rows">
        {answers.map((one) => (
          <li key={one.answerId}>
            <b>{one.name ?? t('monitor:satisfaction.someone')}</b>{' '}
            <Chip tone={NPS_TONES[npsGroup(one.nps)]}>
              {t('monitor:satisfaction.ofTen', { nps: one.nps })}
            </Chip>{' '}
            {one.difference && <Chip>{t(`survey:difference.${one.difference}`)}</Chip>}
            {one.text && <blockquote className="Satisfied-quote">{one.text}</blockquote>}
            <p className="dim">
              {[
                one.round,
                format.day(one.answeredAt.slice(0, 10)),
                one.role && t(`know:deciders.roles.${one.role}`),
                ...Object.entries(one.csat).map(([service, value]) =>
                  t('monitor:satisfaction.csatLine', { service: nameOf(service), value }),
                ),
                one.effort !== null && t('monitor:satisfaction.effortLine', { value: one.effort }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ComplaintsCard({ accountId }: Props) {
  const t = useWords()
  const { rows } = useRead(listComplaints, ComplaintList.parse({ account: accountId, size: 100 }))
  const [changed, change] = useState<Complaint | null>(null)
  return (
    <KnownCard
      accountId={accountId}
      title={t('monitor:satisfaction.tab.complaints')}
      act={t('monitor:satisfaction.complaint.add')}
      form={(close) => <ComplaintForm accountId={accountId} done={close} />}
    >
      {rows.length === 0 && <Empty>{t('monitor:satisfaction.complaint.none')}</Empty>}
      <ul className="Known-rows">
        {rows.map((one) => (
          <ComplaintRow key={one.complaintId} complaint={one} change={() => change(one)} />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={() => change(null)}
        title={t('monitor:satisfaction.complaint.change')}
      >
        {changed && (
          <ComplaintForm accountId={accountId} changes={changed} done={() => change(null)} />
        )}
      </Modal>
    </KnownCard>
  )
}

function ComplaintRow({ complaint, change }: { complaint: Complaint; change: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { accountId, complaintId, title, severity, closedOn, cause, cure } = complaint
  const writes = useWhyNotSay(accountId) === null
  const drop = useWrite(dropComplaint, COMPLAINTS_CHANGED, {
    said: () => t('monitor:satisfaction.complaint.takenBack', { title }),
    undo: (was) => ask(putComplaint, { ...ComplaintGiven.parse(was), complaintId }),
  })
  return (
    <li>
      <b>{title}</b>{' '}
      <Chip tone={SEVERITY_TONES[severity]}>
        {t(`monitor:satisfaction.complaint.severity.${severity}`)}
      </Chip>{' '}
      <Chip tone={closedOn ? 'good' : 'warn'}>
        {closedOn ? format.day(closedOn) : t('monitor:satisfaction.complaint.state.open')}
      </Chip>
      {(cause || cure) && <p>{[cause, cure].filter(Boolean).join(' → ')}</p>}
      <p className="dim">
        {[format.day(complaint.receivedOn), complaint.contactName].filter(Boolean).join(' · ')}
      </p>
      {writes && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.changeOf', { title })}
            onClick={change}
          >
            {t('monitor:satisfaction.change')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.dropOf', { title })}
            onClick={() => drop.mutate({ complaintId })}
          >
            {t('monitor:satisfaction.drop')}
          </Act>
        </div>
      )}
    </li>
  )
}

function ReviewsCard({ accountId }: Props) {
  const t = useWords()
  const format = useFormat()
  const { rows } = useRead(listOurReviews, OurReviewList.parse({ account: accountId, size: 50 }))
  return (
    <KnownCard
      accountId={accountId}
      title={t('monitor:satisfaction.tab.reviews')}
      act={t('monitor:satisfaction.review.add')}
      form={(close) => <OurReviewForm accountId={accountId} done={close} />}
    >
      {rows.length === 0 && <Empty>{t('monitor:satisfaction.review.noneHere')}</Empty>}
      <ul className="Known-rows">
        {rows.map(({ reviewId, site, rating, text, writtenOn, reply }) => (
          <li key={reviewId}>
            <b>{site}</b>{' '}
            {rating !== null && (
              <Chip>{t('monitor:satisfaction.ofFive', { rating: format.number(rating, 1) })}</Chip>
            )}
            {text && <blockquote className="Satisfied-quote">{text}</blockquote>}
            {reply && <p>{t('monitor:satisfaction.review.replyLine', { reply })}</p>}
            <p className="dim">{format.day(writtenOn)}</p>
          </li>
        ))}
      </ul>
    </KnownCard>
  )
}
