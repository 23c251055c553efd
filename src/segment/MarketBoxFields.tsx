/** Who stands on each step of the market map, and what they use themselves. */
import { Act } from '../ui/Act.tsx'
import { ManyField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'
import { withoutBoxes } from './mapEditing.ts'
import type { MarketSegment } from './market.ts'
import type { MarketBox, MarketMap } from './marketMap.ts'

const MOST_BOXES = 40

export type Drawing = {
  map: MarketMap
  change: (more: Partial<MarketMap>) => void
}

export function MarketBoxFields({
  map,
  change,
  segments,
}: Drawing & { segments: MarketSegment[] }) {
  const t = useWords()
  const set = (key: string, more: Partial<MarketBox>) =>
    change({ boxes: map.boxes.map((box) => (box.key === key ? { ...box, ...more } : box)) })
  const add = (level: number) =>
    change({
      boxes: [
        ...map.boxes,
        {
          key: crypto.randomUUID(),
          level,
          name: '',
          told: '',
          usesPercent: 0,
          marketSegmentIds: [],
        },
      ],
    })
  return map.levels.map((name, level) => (
    // oxlint-disable-next-line react/no-array-index-key -- a step is its place
    <section key={level} className="Lines-one">
      <h3 className="Market-sub">{name || t('segment:market.map.levelNo', { n: level + 1 })}</h3>
      {map.boxes
        .filter((box) => box.level === level)
        .map((box) => (
          <div key={box.key} className="Lines-one">
            <div className="Thresholds">
              <TextField
                {...liveField(`name-${box.key}`, box.name, (to) =>
                  set(box.key, { name: String(to) }),
                )}
                label={t('segment:market.map.boxName')}
              />
              <TextField
                {...liveField(`told-${box.key}`, box.told, (to) =>
                  set(box.key, { told: String(to) }),
                )}
                required={false}
                label={t('segment:market.map.boxTold')}
              />
              <NumberField
                {...liveField(`uses-${box.key}`, box.usesPercent, (to) =>
                  set(box.key, { usesPercent: typeof to === 'number' ? to : 0 }),
                )}
                min={0}
                max={100}
                decimals={1}
                suffix=" %"
                label={t('segment:market.map.boxUses')}
              />
              <ManyField
                {...liveField(`segments-${box.key}`, box.marketSegmentIds, (to) =>
                  set(box.key, { marketSegmentIds: to as string[] }),
                )}
                required={false}
                label={t('segment:market.map.boxSegments')}
                options={segments
                  .filter(
                    ({ marketSegmentId: id, endedOn }) =>
                      endedOn === null || box.marketSegmentIds.includes(id),
                  )
                  .map((one) => ({ value: one.marketSegmentId, label: one.name }))}
              />
              <Act
                size="compact-sm"
                aria-label={t('segment:market.map.removeBox', {
                  name: box.name || t('segment:market.map.unnamed'),
                })}
                onClick={() => change(withoutBoxes(map, [box.key]))}
              >
                {t('segment:market.remove')}
              </Act>
            </div>
          </div>
        ))}
      {map.boxes.length < MOST_BOXES && (
        <div>
          <Act size="compact-sm" onClick={() => add(level)}>
            {t('segment:market.map.addBox')}
          </Act>
        </div>
      )}
    </section>
  ))
}
