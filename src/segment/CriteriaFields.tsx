/** The criteria of a set as they are changed: weights, words, thresholds, from the library or own. */
import { Button, Menu } from '@mantine/core'
import { type Dispatch, type SetStateAction, useState } from 'react'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { spreadMetric } from './criteria.api.ts'
import {
  freshKey,
  fromLibrary,
  metricOf,
  withCriterion,
  withoutCriterion,
  withWeight,
} from './criteria.ts'
import { type Criteria, type Criterion, MOST_CRITERIA } from './criterion.ts'
import { CriterionCard } from './CriterionCard.tsx'
import { LIBRARY, type LibraryKey } from './library.ts'
import { PairsCard } from './PairsCard.tsx'

type Props = { criteria: Criteria; setCriteria: Dispatch<SetStateAction<Criteria>> }

export function CriteriaFields({ criteria, setCriteria }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const change = (at: number, changed: Partial<Criterion>) =>
    setCriteria(criteria.map((one, place) => (place === at ? { ...one, ...changed } : one)))
  const add = (one: Omit<Criterion, 'weight'>) => {
    // Spreads are fetched: what was changed meanwhile stays.
    setCriteria((now) => (now.some(({ key }) => key === one.key) ? now : withCriterion(now, one)))
    setOpen(one.key)
  }
  return (
    <>
      {criteria.map((one, at) => (
        <CriterionCard
          key={one.key}
          criterion={one}
          isOpen={open === one.key}
          open={() => setOpen(open === one.key ? null : one.key)}
          change={(changed) => change(at, changed)}
          weigh={(to) => setCriteria(withWeight(criteria, at, to))}
          remove={() => setCriteria(withoutCriterion(criteria, at))}
          only={criteria.length === 1}
        />
      ))}
      <div className="Criteria-acts">
        {criteria.length < MOST_CRITERIA && <LibraryMenu criteria={criteria} add={add} />}
      </div>
      {criteria.length > 1 && <PairsCard criteria={criteria} weigh={setCriteria} />}
    </>
  )
}

type LibraryProps = { criteria: Criteria; add: (one: Omit<Criterion, 'weight'>) => void }

function LibraryMenu({ criteria, add }: LibraryProps) {
  const t = useWords()
  const taken = new Set(criteria.map(({ key }) => key))
  const keys = (Object.keys(LIBRARY) as LibraryKey[]).filter((key) => !taken.has(key))
  const anchorsOf = (key: LibraryKey | 'own') =>
    ([1, 2, 3, 4, 5] as const).map((point) => t(`segment:library.${key}.${point}`))
  // Without an answer it arrives judged, and its fields say why it isn't measured yet.
  const fetched = async (key: LibraryKey) => {
    const by = metricOf(key)
    const spread = by && (await ask(spreadMetric, { ...by, thresholds: [] }).catch(() => null))
    const anchors = anchorsOf(key) as Criterion['anchors']
    add(fromLibrary(key, { name: t(`segment:library.${key}.name`), anchors }, spread))
  }
  const own = () =>
    add({
      key: freshKey(criteria),
      name: t('segment:library.own.name'),
      axis: 'strategic',
      looksAhead: false,
      anchors: anchorsOf('own') as Criterion['anchors'],
      measured: null,
    })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button>{t('segment:criteria.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown className="Library">
        {keys.map((key) => (
          <Menu.Item key={key} onClick={() => void fetched(key)}>
            {t(`segment:library.${key}.name`)}
            <small className="dim"> {t(`segment:axis.${LIBRARY[key].axis}`)}</small>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={own}>{t('segment:criteria.addOwn')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
