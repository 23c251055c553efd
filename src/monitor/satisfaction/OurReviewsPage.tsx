/** Reseñas sobre nosotros: how they go, and the bad ones that nobody has answered. */
import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { whyNotNote } from './ourReview.ts'
import { governs } from '../../access/SettingsTabs.tsx'
import { SheetImport } from '../../gather/SheetImport.tsx'
import { Act } from '../../ui/Act.tsx'
import { useList } from '../../ui/api.ts'
import { Stack } from '../../ui/Card.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { listOurReviews } from './ourReview.api.ts'
import { type OurReview, OurReviewList } from './ourReview.ts'
import { OurReviewForm } from './OurReviewForm.tsx'
import { REVIEWS_CHANGED } from './satisfactionChanged.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'

const STATES = ['unanswered', 'answered'] as const

export function OurReviewsPage() {
  const t = useWords()
  const format = useFormat()
  const { actor, role } = useSession()
  const [changed, change] = useState<OurReview | 'new' | null>(null)
  const done = () => change(null)
  const list = useListState(OurReviewList)
  const { data, waiting, error } = useList(listOurReviews, list.value)
  const columns = useColumns()
  const stars = (value: number | null) => (value === null ? '—' : format.number(value, 1))
  const says =
    data &&
    (data.sum.rated > 0
      ? t('monitor:satisfaction.review.says', {
          lately: stars(data.sum.lately),
          before: stars(data.sum.before),
          count: data.sum.unanswered,
        })
      : t('monitor:satisfaction.review.saysNone'))
  const acts = (review: OurReview) => [
    { name: t('monitor:satisfaction.change'), run: () => change(review), refusal: null },
  ]
  return (
    <Page
      title={t('monitor:satisfaction.tab.reviews')}
      sentence={says}
      acts={
        <Act refusal={whyNotNote(actor)} onClick={() => change('new')}>
          {t('monitor:satisfaction.review.add')}
        </Act>
      }
    >
      <SatisfactionTabs at="reviews" />
      <Stack>
        <DataTable
          name="ourReviews"
          label={t('monitor:satisfaction.tab.reviews')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ reviewId }) => reviewId}
          list={list}
          {...(whyNotNote(actor) ? {} : { acts })}
          tools={
            <>
              <SearchField list={list} label={t('monitor:satisfaction.review.search')} />
              <Filter
                single
                name={t('monitor:satisfaction.review.reply')}
                options={STATES.map((value) => ({
                  value,
                  name: t(`monitor:satisfaction.review.state.${value}`),
                }))}
                chosen={list.value.state}
                onChange={(state) => list.change({ state: state as (typeof STATES)[number][] })}
              />
            </>
          }
          empty={<Empty>{t('monitor:satisfaction.review.none')}</Empty>}
        />
        {governs(role) && <SheetImport target="our-reviews" refreshes={REVIEWS_CHANGED} />}
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={done}
        title={t(
          changed === 'new'
            ? 'monitor:satisfaction.review.add'
            : 'monitor:satisfaction.review.change',
        )}
      >
        {changed && (
          <OurReviewForm {...(changed === 'new' ? {} : { changes: changed })} done={done} />
        )}
      </Modal>
    </Page>
  )
}

function useColumns(): Column<OurReview>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'site',
        name: t('monitor:satisfaction.review.site'),
        kind: 'title',
        sort: true,
        cell: ({ site }) => site,
      },
      {
        key: 'rating',
        name: t('monitor:satisfaction.review.rating'),
        figure: true,
        sort: true,
        cell: ({ rating }) => (rating === null ? '—' : format.number(rating, 1)),
      },
      {
        key: 'text',
        name: t('monitor:satisfaction.review.text'),
        kind: 'reason',
        cell: ({ text, link }) => (
          <>
            {text}{' '}
            {link && (
              <a href={link} target="_blank" rel="noreferrer noopener">
                {t('monitor:satisfaction.review.see')}
              </a>
            )}
          </>
        ),
      },
      {
        key: 'writtenOn',
        name: t('monitor:satisfaction.review.writtenOn'),
        sort: true,
        cell: ({ writtenOn }) => format.day(writtenOn),
      },
      {
        key: 'account',
        name: t('monitor:health.account'),
        cell: ({ account }) => account ?? '—',
      },
      {
        key: 'reply',
        name: t('monitor:satisfaction.review.reply'),
        kind: 'reason',
        cell: ({ reply }) => reply || t('monitor:satisfaction.review.state.unanswered'),
      },
    ],
    [t, format],
  )
}
