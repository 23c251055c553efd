/** One account at a time, made for a phone at a client's door: each point says what it means. */
import { useRef, useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import type { Criteria } from './criterion.ts'
import { PointNote } from './PointNote.tsx'
import { rate, readRatingSheet } from './rating.api.ts'
import { type SheetRow, STRENGTH } from './rating.ts'

type Asked = { key: string; name: string; anchors: readonly string[] }
/** By account and key; null where it was taken back. */
type Given = Record<string, number | null>
type Props = {
  roundId: string
  criteria: Criteria
  changed: Pick<Endpoint, 'path'>[]
  /** Points are thought over, and each may say why. */
  isDiscussed: boolean
  /** The account to turn to, asked for from elsewhere on the page. */
  wanted: { accountId: string } | null
}

export function RatingSheet({ roundId, criteria, changed, isDiscussed, wanted }: Props) {
  const t = useWords()
  const rows = useRead(readRatingSheet, { roundId })
  const asked: Asked[] = [
    ...criteria.filter(({ measured }) => !measured),
    {
      key: STRENGTH,
      name: t('segment:strength.name'),
      anchors: ([1, 2, 3, 4, 5] as const).map((point) => t(`segment:strength.${point}`)),
    },
  ]
  // What was given since the sheet was read: of thousands of accounts it isn't read again for each point.
  const [since, setSince] = useState<Given>({})
  const give = useWrite(rate, changed, {})
  // One after the other: the newest counts, so a point must not overtake the note on it.
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const send = (given: Parameters<typeof give.mutateAsync>[0]) => {
    const sent = last.current.then(() => give.mutateAsync(given))
    last.current = sent.catch(() => {})
    return sent
  }
  const pointOf = ({ accountId, points }: SheetRow, key: string) => {
    const now = since[`${accountId} ${key}`]
    return now === undefined ? (points[key] ?? null) : now
  }
  const isDone = (one: SheetRow) => asked.every(({ key }) => pointOf(one, key) !== null)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      rows.findIndex((row) => !isDone(row)),
    ),
  )
  const [turned, setTurned] = useState(wanted)
  if (wanted !== turned) {
    setTurned(wanted)
    const place = rows.findIndex(({ accountId }) => accountId === wanted?.accountId)
    if (place !== -1) setAt(place)
  }
  const row = rows[at]
  if (!row) return null
  const choose = (key: string, to: number | null) => {
    const { accountId } = row
    const before = pointOf(row, key)
    const put = (point: number | null) =>
      setSince((now) => ({ ...now, [`${accountId} ${key}`]: point }))
    put(to)
    send({ roundId, accountId, key, point: to }).catch(() => put(before))
  }
  return (
    <Card title={row.name} aside={t('segment:rating.place', { place: at + 1, count: rows.length })}>
      {asked.map((one) => (
        <Question
          key={`${row.accountId} ${one.key}`}
          name={`${row.accountId} ${one.key}`}
          asked={one}
          point={pointOf(row, one.key)}
          choose={(to) => choose(one.key, to)}
          {...(isDiscussed && {
            keepNote: (note: string) =>
              send({
                roundId,
                accountId: row.accountId,
                key: one.key,
                point: pointOf(row, one.key),
                note,
              }),
          })}
        />
      ))}
      <div className="Sheet-acts">
        <Act onClick={() => setAt(Math.max(0, at - 1))}>{t('segment:rating.previous')}</Act>
        <Act variant="filled" onClick={() => setAt((at + 1) % rows.length)}>
          {t('segment:rating.next')}
        </Act>
        <span className="dim">
          {t('segment:rating.rated', { done: rows.filter(isDone).length, count: rows.length })}
        </span>
      </div>
    </Card>
  )
}

type QuestionProps = {
  name: string
  asked: Asked
  point: number | null
  choose: (to: number | null) => void
  keepNote?: (note: string) => Promise<unknown>
}

function Question({ name, asked, point, choose, keepNote }: QuestionProps) {
  const t = useWords()
  return (
    <fieldset className="Question">
      <legend>
        {asked.name}
        {point !== null && (
          <button type="button" className="Question-clear" onClick={() => choose(null)}>
            {t('segment:rating.clear')}
          </button>
        )}
      </legend>
      {asked.anchors.map((anchor, place) => (
        <label key={place}>
          <input
            type="radio"
            name={name}
            checked={point === place + 1}
            onChange={() => choose(place + 1)}
          />
          <b>{place + 1}</b>
          <span>{anchor}</span>
        </label>
      ))}
      {keepNote && point !== null && <PointNote name={name} keep={keepNote} />}
    </fieldset>
  )
}
