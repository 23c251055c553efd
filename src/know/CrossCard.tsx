/** The cross matrix: what is inside against what is outside, and what each marked crossing ends in. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SwitchField } from '../ui/fields.tsx'
import { useWords } from '../ui/words.ts'
import { listCrossings } from './crossing.api.ts'
import { type Crossing, endingOf, type Pair } from './crossing.ts'
import { CrossGrid } from './CrossGrid.tsx'
import { CrossingForm } from './CrossingForm.tsx'
import { CrossTable } from './CrossTable.tsx'
import './cross.css'
import { KnowModal } from './KnowModal.tsx'
import { SubjectPicker } from './SubjectPicker.tsx'
import { listSwot } from './swot.api.ts'
import { byWeight, isInner, subjectKey, subjectsOf, type SwotItem } from './swot.ts'
import { useSwotCode } from './useSwotCode.tsx'

export function CrossCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const items = useRead(listSwot, { accountId })
  const crossings = useRead(listCrossings, { accountId })
  const undecided = crossings.filter((one) => endingOf(one) === null)
  const of = new Map(items.map((item) => [item.itemId, subjectKey(item)]))
  const first = undecided[0] ?? crossings[0]
  const [side, setSide] = useState({
    inner: (first && of.get(first.innerId)) ?? 'us',
    outer: (first && of.get(first.outerId)) ?? 'us',
  })
  const codeOf = useSwotCode(items)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [asked, setAsked] = useState<Pair | null>(null)
  const refusal = useWhyNotSay(accountId)
  const inside = sideOf(items, side.inner, true)
  const outside = sideOf(items, side.outer, false)
  const here = new Set([...inside, ...outside].map(({ itemId }) => itemId))
  const isHere = ({ innerId, outerId }: Crossing) => here.has(innerId) && here.has(outerId)
  const openHere = undecided.filter(isHere)
  const elsewhere = undecided.find((one) => !isHere(one))
  const holds = (key: string, inner: boolean) =>
    items.some((item) => subjectKey(item) === key && isInner(item.kind) === inner)
  const pick = (which: 'inner' | 'outer') => (
    <div className="Cross-pick">
      <span className="dim">{t(`know:cross.${which}`)}</span>
      <SubjectPicker
        label={t(`know:cross.${which}`)}
        subjects={subjectsOf(items).filter((one) => holds(subjectKey(one), which === 'inner'))}
        chosen={side[which]}
        choose={(key) => setSide({ ...side, [which]: key })}
      />
    </div>
  )
  if (!items.some(({ kind }) => isInner(kind)) || items.every(({ kind }) => isInner(kind))) {
    return (
      <Card title={t('know:cross.title')}>
        <Empty>{t('know:cross.teach')}</Empty>
      </Card>
    )
  }
  return (
    <Card title={t('know:cross.title')}>
      <p className="Cross-says">
        {crossings.length === 0
          ? t('know:cross.noneMarked')
          : t('know:cross.undecided', { count: undecided.length, marked: crossings.length })}{' '}
        {elsewhere && (
          <button
            type="button"
            className="LinkButton"
            onClick={() =>
              setSide({ inner: of.get(elsewhere.innerId)!, outer: of.get(elsewhere.outerId)! })
            }
          >
            {t('know:cross.elsewhere', { count: undecided.length - openHere.length })}
          </button>
        )}
      </p>
      <div className="Cross-tools">
        {pick('inner')}
        {pick('outer')}
        <SwitchField
          name="onlyOpen"
          required
          error={null}
          label={t('know:cross.onlyOpen', { count: openHere.length })}
          disabled={openHere.length === 0 && !onlyOpen}
          value={onlyOpen}
          onChange={(on) => setOnlyOpen(on === true)}
          onBlur={() => {}}
        />
      </div>
      <CrossGrid
        inside={inside}
        outside={outside}
        crossings={crossings}
        codeOf={codeOf}
        onlyOpen={onlyOpen}
        open={setAsked}
      />
      <CrossTable items={items} crossings={crossings.filter(isHere)} codeOf={codeOf} />
      <KnowModal
        title={asked && `${codeOf(asked.inner.itemId)} × ${codeOf(asked.outer.itemId)}`}
        onClose={() => setAsked(null)}
      >
        {asked && (
          <CrossingForm
            accountId={accountId}
            pair={asked}
            refusal={refusal}
            done={() => setAsked(null)}
          />
        )}
      </KnowModal>
    </Card>
  )
}

/** Strengths before weaknesses, opportunities before threats; the heavier first. */
function sideOf(items: readonly SwotItem[], subject: string, inner: boolean): SwotItem[] {
  const good = ({ kind }: SwotItem) => (kind === 'strength' || kind === 'opportunity' ? 0 : 1)
  return items
    .filter((item) => subjectKey(item) === subject && isInner(item.kind) === inner)
    .toSorted((a, b) => good(a) - good(b) || byWeight(a, b))
}
