/** Draws the market map: its steps, who stands on each, who buys from whom. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { MarketSegment } from './market.ts'
import { drawMarketMap, readMarketMap } from './marketMap.api.ts'
import { withoutLevel } from './mapEditing.ts'
import { type MarketMap, whyNotFinished, whyNotMap } from './marketMap.ts'
import { MarketBoxFields } from './MarketBoxFields.tsx'
import { MarketFlowFields } from './MarketFlowFields.tsx'

const MOST_LEVELS = 6
type Props = { map: MarketMap; segments: MarketSegment[]; done: () => void }

export function MarketMapForm({ map, segments, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const [drawn, setDrawn] = useState(map)
  const draw = useWrite(drawMarketMap, [readMarketMap], {
    quiet: true,
    said: () => t('segment:market.map.kept'),
    undo: ({ now, before }) => ask(drawMarketMap, { ...before, version: now.version }),
  })
  const change = (more: Partial<MarketMap>) => setDrawn({ ...drawn, ...more })
  const ids = segments.map(({ marketSegmentId }) => marketSegmentId)
  const refusal = whyNotFinished(drawn) ?? whyNotMap(drawn, ids)
  const uses = drawn.boxes.reduce((sum, { usesPercent }) => sum + usesPercent, 0) / 100
  const nameOf = (name: string) => name || t('segment:market.map.unnamed')
  return (
    <form
      className="MarketMap-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!refusal) void draw.mutateAsync(drawn).then(done, () => {})
      }}
    >
      <fieldset className="Lines-of">
        <legend>{t('segment:market.map.levels')}</legend>
        {drawn.levels.map((level, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its place
          <div key={at} className="Hours-add">
            <TextField
              {...liveField(`level-${at}`, level, (name) =>
                change({ levels: drawn.levels.with(at, String(name)) }),
              )}
              label={t('segment:market.map.levelNo', { n: at + 1 })}
            />
            <Act
              size="compact-sm"
              aria-label={t('segment:market.map.removeLevel', { n: at + 1 })}
              onClick={() => change(withoutLevel(drawn, at))}
            >
              {t('segment:market.remove')}
            </Act>
          </div>
        ))}
        {drawn.levels.length < MOST_LEVELS && (
          <div>
            <Act size="compact-sm" onClick={() => change({ levels: [...drawn.levels, ''] })}>
              {t('segment:market.map.addLevel')}
            </Act>
          </div>
        )}
      </fieldset>
      <fieldset className="Lines-of">
        <legend>{t('segment:market.map.boxes')}</legend>
        <MarketBoxFields map={drawn} segments={segments} change={change} />
        <p className="dim">{t('segment:market.map.usesSum', { share: format.percent(uses) })}</p>
        <SelectField
          {...liveField('ours', drawn.ours ?? undefined, (ours) =>
            change({ ours: (ours as string | undefined) ?? null }),
          )}
          required={false}
          clearable
          label={t('segment:market.map.oursField')}
          options={drawn.boxes.map(({ key, name }) => ({ value: key, label: nameOf(name) }))}
        />
      </fieldset>
      <fieldset className="Lines-of">
        <legend>{t('segment:market.map.flows')}</legend>
        <MarketFlowFields map={drawn} change={change} />
      </fieldset>
      {draw.error && (
        <div role="alert" className="Form-problem">
          <Problem problem={draw.error} />
        </div>
      )}
      <div className="Form-acts">
        <Act
          type="submit"
          variant="filled"
          busy={draw.isPending}
          refusal={refusal}
          onClick={() => {}}
        >
          {t('segment:market.map.save')}
        </Act>
        <Act onClick={done}>{t('segment:market.map.leave')}</Act>
      </div>
    </form>
  )
}
