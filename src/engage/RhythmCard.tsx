/** How often we speak with an account, whether it has gone quiet, how it feels, and whose talks they are. */
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Sparkline } from '../ui/Chart/Sparkline.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readRhythm, type Rhythm } from './cadence.api.ts'
import { CallRows } from './CallRows.tsx'

const FEW = 5

export function RhythmCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const rhythm = useRead(readRhythm, { accountId })
  const writes = useWhyNotSay(accountId) === null
  const { lastOn, every, talks, quiet, due, ours, theirs, sentiments } = rhythm
  const said = [
    lastOn ? t('engage:calls.last', { day: lastOn }) : t('engage:calls.never'),
    every !== null && t('engage:rhythm.every', { count: every }),
    t('engage:rhythm.talks', { count: talks }),
    quiet?.usual && t('engage:rhythm.usual', { days: format.number(quiet.usual, 0) }),
  ]
  return (
    <Card
      title={t('engage:rhythm.title')}
      aside={<A to={`/talks/prepare/${accountId}`}>{t('engage:calls.prepare')}</A>}
    >
      <p>
        {quiet?.quiet && <Chip tone="bad">{t('engage:rhythm.quiet', { count: quiet.days })}</Chip>}{' '}
        {said.filter(Boolean).join(' · ')}
      </p>
      {due.length > 0 && <CallRows due={due} writes={writes} />}
      <SideTold title={t('engage:rhythm.ours')} side={ours} single="engage:rhythm.ourThread" />
      <SideTold
        title={t('engage:rhythm.theirs')}
        side={theirs}
        single="engage:rhythm.theirThread"
      />
      {sentiments.length > 1 && <Sentiments sentiments={sentiments} />}
    </Card>
  )
}

type SideProps = {
  title: string
  side: Rhythm['ours']
  single: 'engage:rhythm.ourThread' | 'engage:rhythm.theirThread'
}

function SideTold({ title, side: { people, thread }, single }: SideProps) {
  const t = useWords()
  const format = useFormat()
  if (people.length === 0) return null
  return (
    <p>
      <b>{title}</b>{' '}
      {people
        .slice(0, FEW)
        .map(({ name, talks, share }) => `${name ?? '—'} ${talks} (${format.percent(share)})`)
        .join(', ')}{' '}
      {thread && <Chip tone="warn">{t(single, { name: thread.name ?? '—' })}</Chip>}
    </p>
  )
}

function Sentiments({ sentiments }: Pick<Rhythm, 'sentiments'>) {
  const t = useWords()
  const format = useFormat()
  return (
    <details>
      <summary>
        <b>{t('engage:rhythm.sentiment')}</b>{' '}
        <Sparkline
          values={sentiments.map(({ sentiment }) => sentiment)}
          label={t('engage:rhythm.sentiment')}
        />{' '}
        {t(`engage:sentiment.${sentiments.at(-1)!.sentiment as 0}`)}
      </summary>
      <table className="Known-table">
        <thead>
          <tr>
            <th scope="col">{t('engage:interaction.day')}</th>
            <th scope="col">{t('engage:interaction.sentiment')}</th>
          </tr>
        </thead>
        <tbody>
          {sentiments.toReversed().map(({ day, sentiment }, at) => (
            <tr key={`${day} ${at}`}>
              <td>{format.day(day)}</td>
              <td>{t(`engage:sentiment.${sentiment as 0}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
