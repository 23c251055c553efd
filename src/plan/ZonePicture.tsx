/** The zone of agreement: how far each side goes from what it aims at, on one line; said in words above it. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, zoneOfAgreement } from './negotiation.ts'

const WIDE = 600
const EDGE = 24

export function ZonePicture({ sheet }: { sheet: Negotiation }) {
  const t = useWords()
  const format = useFormat()
  const { better, measure, agreedAt } = sheet
  const numbers = {
    ours: numberOf(sheet.ourReservation),
    ourTarget: numberOf(sheet.ourTarget),
    theirs: numberOf(sheet.theirReservation),
    theirTarget: numberOf(sheet.theirTarget),
  }
  const zone = zoneOfAgreement({ better, ours: numbers.ours, theirs: numbers.theirs })
  if (!zone) return <p>{t('plan:negotiation.noZone')}</p>
  const told = (one: number) => format.number(one, 4)
  const values = {
    width: told(Math.abs(zone.width)),
    from: told(zone.from),
    to: told(zone.to),
    measure,
  }
  const says = t(zone.exists ? 'plan:negotiation.zone' : 'plan:negotiation.gap', values)
  const agreed = numberOf(agreedAt)
  const known = [...Object.values(numbers), agreed].filter((one) => one !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const at = (one: number) => EDGE + ((one - least) / (most - least || 1)) * (WIDE - 2 * EDGE)
  const middle = (limit: number, target: number | null) =>
    Math.max(40, Math.min(WIDE - 40, (at(limit) + at(target ?? limit)) / 2))
  const side = (limit: number, target: number | null, y: number) => ({
    x: at(Math.min(limit, target ?? limit)),
    width: Math.max(3, Math.abs(at(target ?? limit) - at(limit))),
    y,
    height: 16,
    rx: 4,
  })
  return (
    <figure className="Zone">
      <figcaption>{says}</figcaption>
      <svg viewBox={`0 0 ${WIDE} 92`} role="img" aria-label={says}>
        <rect
          className={zone.exists ? 'Zone-there' : 'Zone-lacks'}
          x={at(zone.from)}
          width={Math.max(3, at(zone.to) - at(zone.from))}
          y={4}
          height={64}
        />
        <rect className="Zone-ours" {...side(numbers.ours!, numbers.ourTarget, 12)} />
        <rect className="Zone-theirs" {...side(numbers.theirs!, numbers.theirTarget, 44)} />
        <text
          x={middle(numbers.ours!, numbers.ourTarget)}
          y={24}
          className="Zone-name"
          textAnchor="middle"
        >
          {t('plan:negotiation.us')}
        </text>
        <text
          x={middle(numbers.theirs!, numbers.theirTarget)}
          y={56}
          className="Zone-name"
          textAnchor="middle"
        >
          {t('plan:negotiation.them')}
        </text>
        {[zone.from, zone.to].map((one, place) => (
          <text
            key={place}
            x={at(one)}
            y={86}
            className="Zone-number"
            textAnchor={anchorAt(at(one))}
          >
            {told(one)}
          </text>
        ))}
        {agreed !== null && (
          <line className="Zone-agreed" x1={at(agreed)} x2={at(agreed)} y1={0} y2={72} />
        )}
      </svg>
    </figure>
  )
}

const numberOf = (text: string | null) => (text === null ? null : Number(text))

function anchorAt(x: number) {
  if (x < WIDE / 4) return 'start'
  return x > (3 * WIDE) / 4 ? 'end' : 'middle'
}
