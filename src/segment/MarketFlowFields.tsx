/** Who buys from whom on the market map, how much of what they buy, and who decides it. */
import { Act } from '../ui/Act.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'
import type { Drawing } from './MarketBoxFields.tsx'
import type { MarketFlow } from './marketMap.ts'

const MOST_FLOWS = 200

export function MarketFlowFields({ map, change }: Drawing) {
  const t = useWords()
  const nameOf = (key: string) =>
    map.boxes.find((box) => box.key === key)?.name || t('segment:market.map.unnamed')
  const levelOf = (key: string) => map.boxes.find((box) => box.key === key)?.level ?? Infinity
  const options = map.boxes.map(({ key }) => ({ value: key, label: nameOf(key) }))
  const set = (at: number, more: Partial<MarketFlow>) =>
    change({ flows: map.flows.with(at, { ...map.flows[at]!, ...more }) })
  return (
    <>
      {map.flows.map((flow, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a flow has no name until both its ends are chosen
        <div key={at} className="Lines-one">
          <div className="Thresholds">
            <SelectField
              {...liveField(`to-${at}`, flow.to || undefined, (to) => set(at, { to: String(to) }))}
              label={t('segment:market.map.flowTo')}
              options={options.filter(({ value }) => levelOf(value) > 0)}
            />
            <SelectField
              {...liveField(`from-${at}`, flow.from || undefined, (from) =>
                set(at, { from: String(from) }),
              )}
              label={t('segment:market.map.flowFrom')}
              options={options.filter(({ value }) => levelOf(value) < levelOf(flow.to))}
            />
            <NumberField
              {...liveField(`percent-${at}`, flow.percent, (to) =>
                set(at, { percent: typeof to === 'number' ? to : 0 }),
              )}
              min={0}
              max={100}
              decimals={1}
              suffix=" %"
              label={t('segment:market.map.flowPercent')}
            />
            <SelectField
              {...liveField(`decided-${at}`, flow.decidedBy ?? undefined, (by) =>
                set(at, { decidedBy: (by as string | undefined) ?? null }),
              )}
              required={false}
              clearable
              label={t('segment:market.map.flowDecidedBy')}
              options={options}
            />
            <Act
              size="compact-sm"
              aria-label={
                flow.from && flow.to
                  ? t('segment:market.map.removeFlow', {
                      from: nameOf(flow.from),
                      to: nameOf(flow.to),
                    })
                  : t('segment:market.map.removeThis')
              }
              onClick={() => change({ flows: map.flows.filter((_, n) => n !== at) })}
            >
              {t('segment:market.remove')}
            </Act>
          </div>
        </div>
      ))}
      {map.flows.length < MOST_FLOWS && (
        <div>
          <Act
            size="compact-sm"
            onClick={() =>
              change({
                flows: [...map.flows, { from: '', to: '', percent: 0, decidedBy: null }],
              })
            }
          >
            {t('segment:market.map.addFlow')}
          </Act>
        </div>
      )}
    </>
  )
}
