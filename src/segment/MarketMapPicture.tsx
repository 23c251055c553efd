/** The market map as a picture: steps from left to right, flows as wide as what they carry, a mark where it is decided. */
import { useMemo } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { drawingOf } from './mapDrawing.ts'
import { decidersOf, type MarketMap, throughOf } from './marketMap.ts'

export function MarketMapPicture({ map }: { map: MarketMap }) {
  const t = useWords()
  const format = useFormat()
  const { height, steps, boxes, flows } = useMemo(() => drawingOf(map), [map])
  const through = useMemo(() => throughOf(map), [map])
  const decides = new Map(decidersOf(map).map(({ key, share }) => [key, share]))
  const told = new Map(map.boxes.map((box) => [box.key, box]))
  return (
    <div className="MarketMap" {...reachable(t('segment:market.map.title'))}>
      <figure
        className="MarketMap-inside"
        aria-label={t('segment:market.map.describes', { levels: map.levels })}
      >
        <div className="MarketMap-steps" aria-hidden="true">
          {map.levels.map((level, at) => (
            <span
              key={level}
              style={{ left: `${steps[at]!.left}%`, width: `${steps[at]!.width}%` }}
            >
              {level}
            </span>
          ))}
        </div>
        <div className="MarketMap-plane" aria-hidden="true" style={{ height }}>
          <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
            {flows.map(({ at, path }) => (
              <path key={at} d={path} data-ours={isOf(map, at, map.ours) || undefined} />
            ))}
          </svg>
          {boxes.map(({ key, left, width, top, height: high }) => {
            const share = decides.get(key)
            return (
              <div
                key={key}
                className="MarketMap-box"
                data-ours={key === map.ours || undefined}
                style={{ left: `${left}%`, width: `${width}%`, top, height: high }}
              >
                <b>{told.get(key)!.name}</b>
                <span>
                  {key === map.ours && `${t('segment:market.map.ours')} · `}
                  {t('segment:market.map.through', {
                    share: format.percent(through.get(key)!, 0),
                  })}
                </span>
                {share !== undefined && (
                  <span className="MarketMap-decides">
                    {t('segment:market.map.decides', { share: format.percent(share, 0) })}
                  </span>
                )}
              </div>
            )
          })}
          {flows.map(
            ({ at, mark }) =>
              mark && <i key={at} style={{ left: `${mark.left}%`, top: mark.top }} />,
          )}
        </div>
      </figure>
    </div>
  )
}

/** A box that scrolls sideways must be reachable by keyboard. */
function reachable(label: string) {
  return { tabIndex: 0, role: 'region', 'aria-label': label }
}

function isOf({ flows }: MarketMap, at: number, key: string | null): boolean {
  return key !== null && (flows[at]!.from === key || flows[at]!.to === key)
}
