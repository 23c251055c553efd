/** The simulator: who is lost is picked here and stands in the address; what goes with them is told at once. */
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { readLoss } from './dependency.api.ts'
import type { Shown } from './DependencyPage.tsx'
import { LossPicker } from './LossPicker.tsx'
import { LossResult } from './LossResult.tsx'

export function LossCard({ told, currency, view }: Shown) {
  const t = useWords()
  const { account, group, asOf, valuation } = view.value
  const isPicked = account.length + group.length > 0
  const { data, error } = useList(readLoss, { account, group, asOf, valuation })
  const names = new Map(data?.told?.accounts.map(({ accountId, name }) => [accountId, name]))
  const suggested = told.dimensions
    .find(({ by }) => by === 'group')!
    .names.slice(0, 5)
    .filter(({ id, name }) => !(id ? account.includes(id) : group.includes(name)))
  const pick = (more: { account?: string; group?: string }) =>
    view.change({
      account: more.account ? [...new Set([...account, more.account])] : account,
      group: more.group ? [...new Set([...group, more.group])] : group,
    })
  return (
    <Card title={t('identify:dependency.loss.title')} aside={t('identify:dependency.loss.aside')}>
      <div className="Dependency-pick">
        <LossPicker onPick={pick} />
        {group.map((one) => (
          <Taken
            key={one}
            name={one}
            drop={() => view.change({ group: group.filter((other) => other !== one) })}
          />
        ))}
        {account.map((one) => (
          <Taken
            key={one}
            name={names.get(one) ?? '…'}
            drop={() => view.change({ account: account.filter((other) => other !== one) })}
          />
        ))}
        {!isPicked && (
          <span className="dim">
            {t('identify:dependency.loss.try')}{' '}
            {suggested.map(({ id, name }) => (
              <button
                key={id ?? name}
                type="button"
                className="LinkButton"
                onClick={() => pick(id ? { account: id } : { group: name })}
              >
                {name}
              </button>
            ))}
          </span>
        )}
      </div>
      {error ? (
        <Problem problem={error} />
      ) : !isPicked ? (
        <p className="dim">{t('identify:dependency.loss.empty')}</p>
      ) : data?.told ? (
        <LossResult loss={data.told} currency={currency} />
      ) : (
        <BlockSkeleton height={240} />
      )}
    </Card>
  )
}

function Taken({ name, drop }: { name: string; drop: () => void }) {
  const t = useWords()
  return (
    <button
      type="button"
      className="Picked"
      aria-label={t('identify:dependency.loss.drop', { name })}
      onClick={drop}
    >
      {name}
      <CloseIcon size={13} />
    </button>
  )
}
