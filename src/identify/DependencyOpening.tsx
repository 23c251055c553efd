/** The sentences on top of Dependencia: what hangs on one client, and how long it takes to replace the largest. */
import { A } from '../ui/A.tsx'
import { Rich } from '../ui/Rich.tsx'
import { type Key, useWords } from '../ui/words.ts'
import { type DependencyTold, hasSold, mostHanging } from './dependency.ts'
import { losing, placeOf } from './dependencyView.ts'
import { monthsToReplace, wonPerMonth } from './loss.ts'

// words: identify:dependency.opening.*

export function DependencyOpening({ told }: { told: DependencyTold }) {
  const t = useWords()
  const hanging = mostHanging(told)
  const largest = told.dimensions.find(({ by }) => by === 'group')?.names[0]
  if (!largest || !hasSold(told)) return t('identify:dependency.opening.nothing')
  const months = told.newClients && monthsToReplace(largest.sales, wonPerMonth(told.newClients))
  return (
    <>
      {hanging?.one.most && (
        <>
          <Rich
            k={`identify:dependency.opening.${hanging.by}` as Key}
            values={{
              account: hanging.one.most.name,
              share: hanging.one.most.share,
              name: hanging.one.name,
            }}
            tags={{
              who: <Link to={`/accounts/${hanging.one.most.accountId}`} />,
              there: <Link to={placeOf(hanging.by, hanging.one)} />,
            }}
          />{' '}
        </>
      )}
      <Rich
        k={
          months === null || months === 0
            ? 'identify:dependency.opening.largest'
            : 'identify:dependency.opening.replace'
        }
        values={{ name: largest.name, share: largest.share, count: Math.ceil(months ?? 0) }}
        tags={{
          who: <Link to={placeOf('group', largest)} />,
          lose: <Link to={losing(largest)} />,
        }}
      />
    </>
  )
}

/** `Rich` puts the words in. */
function Link({ to, children }: { to: string; children?: React.ReactNode }) {
  return <A to={to}>{children}</A>
}
