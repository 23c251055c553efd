/** Places many accounts at once: those that share a tag, or where or what they buy most, and that are of no segment. */
import { useState } from 'react'
import { z } from 'zod'
import { A } from '../ui/A.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readMarket } from './market.api.ts'
import type { MarketSegment } from './market.ts'
import {
  listPlacementRules,
  listPlacements,
  placeAccounts,
  undoPlacements,
} from './placement.api.ts'
import { RULES } from './placement.ts'

export const PLACED = [readMarket, listPlacements, listPlacementRules]

const Typed = z.object({
  by: z.enum(RULES),
  name: z.string().min(1),
  marketSegmentId: z.guid(),
})

type Segments = { segments: MarketSegment[] }
type Start = { by: (typeof RULES)[number]; marketSegmentId?: string }

/** After each time it begins anew, by the same and into the same segment. */
export function PlacementForm({ segments }: Segments) {
  const [{ no, ...start }, setStart] = useState<Start & { no: number }>({ by: 'tag', no: 1 })
  return (
    <Placing
      key={no}
      segments={segments}
      start={start}
      done={(last) => setStart({ ...last, no: no + 1 })}
    />
  )
}

function Placing({
  segments,
  start,
  done,
}: Segments & { start: Start; done: (last: Start) => void }) {
  const t = useWords()
  const nameOf = (id: unknown) =>
    segments.find(({ marketSegmentId }) => marketSegmentId === id)?.name ?? ''
  const place = useWrite(placeAccounts, PLACED, {
    quiet: true,
    said: ({ placed }, { marketSegmentId }) =>
      placed.length === 0
        ? t('segment:market.placedNone')
        : t('segment:market.placed', { count: placed.length, name: nameOf(marketSegmentId) }),
    undo: ({ placed }) => ask(undoPlacements, { placed }),
    undoable: ({ placed }) => placed.length > 0,
  })
  const form = useForm(Typed, start, async ({ by, name, marketSegmentId }) => {
    await place.mutateAsync({ which: { rule: { by, name } }, marketSegmentId })
    done({ by, marketSegmentId })
  })
  const by = form.values.by as (typeof RULES)[number]
  const { data = [] } = useList(listPlacementRules, { by })
  const options = data
    .filter(({ unplaced }) => unplaced > 0)
    .map(({ name, unplaced }) => ({
      value: name,
      label: t('segment:market.placeOption', { name, count: unplaced }),
    }))
  return (
    <Form
      form={form}
      does={t('segment:market.placeDoes')}
      aside={<A to="/selection/market/accounts">{t('segment:market.placeHand')}</A>}
    >
      <p className="dim">{t('segment:market.placeSays')}</p>
      <SelectField
        {...form.field('by')}
        onChange={(next) => form.set({ by: next, name: undefined })}
        label={t('segment:market.placeBy')}
        options={RULES.map((rule) => ({ value: rule, label: t(`segment:market.rule.${rule}`) }))}
      />
      <SelectField
        {...form.field('name')}
        label={t('segment:market.placeName')}
        {...(options.length === 0 ? { hint: t('segment:market.placeNothing') } : {})}
        options={options}
        search
      />
      <SelectField
        {...form.field('marketSegmentId')}
        label={t('segment:market.placeTo')}
        options={segments.map(({ marketSegmentId, name }) => ({
          value: marketSegmentId,
          label: name,
        }))}
      />
    </Form>
  )
}
