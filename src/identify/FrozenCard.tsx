/** With what each month's end was made, and the way to make frozen ones anew with what holds today. */
import { Button } from '@mantine/core'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readMovements, remakeMonths, restoreMonths } from './movement.api.ts'
import type { Movements, ToldMonth } from './movement.ts'
import { runsOf } from './frozen.ts'

export function FrozenCard({ told: { months } }: { told: Movements }) {
  const t = useWords()
  return (
    <div className="Movements-frozen">
      <Card title={t('identify:movement.frozen.title')}>
        <p className="dim">{t('identify:movement.frozen.means')}</p>
        <ul className="Frozen">
          {runsOf(months).map((run) => (
            <Run key={run[0]!.month} run={run} />
          ))}
        </ul>
      </Card>
    </div>
  )
}

/** Months in a row that were made with the same; the newest first. */
function Run({ run }: { run: ToldMonth[] }) {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const [last, first] = [run[0]!, run.at(-1)!]
  const { madeWith, frozen, outdated, otherCriteria, otherRates, ratesOf, converted } = last
  const { rfm, abc } = madeWith
  const span = { from: first.month, to: last.month }
  const remake = useWrite(remakeMonths, [readMovements], {
    said: ({ months }) => t('identify:movement.frozen.remaking', { count: months }),
    undo: () => ask(restoreMonths, span),
    undoable: ({ months }) => months > 0,
  })
  const differs = otherCriteria || otherRates
  return (
    <li>
      <div>
        <strong>
          {run.length === 1
            ? format.month(last.month)
            : `${format.month(first.month)} – ${format.month(last.month)}`}
        </strong>{' '}
        <Chip tone={outdated ? 'note' : frozen ? 'plain' : 'accent'}>
          {t(`identify:movement.frozen.${outdated ? 'outdated' : frozen ? 'is' : 'open'}`)}
        </Chip>
        {otherCriteria && (
          <>
            {' '}
            <Chip tone="warn">{t('identify:movement.frozen.otherCriteria')}</Chip>
          </>
        )}
        {otherRates && (
          <>
            {' '}
            <Chip tone="warn">{t('identify:movement.frozen.otherRates')}</Chip>
          </>
        )}
        <p className="dim">
          {t('identify:movement.frozen.with', {
            months: rfm.windowMonths,
            scoring: t(`identify:movement.frozen.scoring-${rfm.scoring}`),
            a: abc.a,
            b: abc.b,
            at: format.instant(last.madeAt),
          })}{' '}
          {converted && ratesOf
            ? t('identify:movement.frozen.rates', { at: format.instant(ratesOf) })
            : t(`identify:movement.frozen.${converted ? 'noRates' : 'alone'}`, {
                currency: last.valuation,
              })}{' '}
          {t('identify:movement.frozen.imports', { count: last.imports })}
        </p>
      </div>
      {frozen && differs && (role === 'lead' || role === 'admin') && (
        <Button disabled={remake.isPending} onClick={() => remake.mutate(span)}>
          {t('identify:movement.frozen.remake')}
        </Button>
      )}
    </li>
  )
}
