/** Who would enter, leave and stay between two lists, with both scores before and after and what moved each most. */
import type { z } from 'zod'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { compareSelections } from './selection.api.ts'

type Answer = z.output<typeof compareSelections.returns>
type Change = Answer['both'][number]

const GROUPS = ['entering', 'leaving', 'both'] as const
type Group = (typeof GROUPS)[number]

/** `selectionId` is what it was, `otherId` what it would be. */
export function ComparedLists({ selectionId, otherId }: { selectionId: string; otherId: string }) {
  const t = useWords()
  const told = useRead(compareSelections, { selectionId, otherId })
  return (
    <>
      {GROUPS.map((group) => (
        <Card
          key={group}
          title={t(`segment:review.group.${group}`)}
          aside={t('segment:criteria.accounts', { count: told[group].length })}
        >
          {told[group].length === 0 ? (
            <p className="dim">{t(`segment:review.noneOf.${group}`)}</p>
          ) : (
            <Changes group={group} changes={told[group]} />
          )}
        </Card>
      ))}
    </>
  )
}

function Changes({ group, changes }: { group: Group; changes: Change[] }) {
  const t = useWords()
  const why = useWhyMoved()
  return (
    <table className="Plain" aria-label={t(`segment:review.group.${group}`)}>
      <thead>
        <tr>
          <th scope="col">{t('segment:list.account')}</th>
          <th scope="col">{t('segment:list.strategic')}</th>
          <th scope="col">{t('segment:list.financial')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { account, first, second } = change
          return (
            <tr key={account.accountId}>
              <th scope="row">
                <A to={`/accounts/${account.accountId}`}>{account.name}</A>
                <small className="dim">{why(group, change)}</small>
              </th>
              <td>
                <FromTo from={first?.strategic} to={second?.strategic} />
              </td>
              <td>
                <FromTo from={first?.financial} to={second?.financial} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** One figure where it stayed the same. */
function FromTo({ from, to }: Record<'from' | 'to', number | null | undefined>) {
  const t = useWords()
  const format = useFormat()
  const put = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.number(value, 2)
  const [before, after] = [put(from), put(to)]
  return <>{before === after ? after : t('segment:review.fromTo', { before, after })}</>
}

function useWhyMoved() {
  const t = useWords()
  const format = useFormat()
  return (group: Group, { first, second, moved }: Change): string => {
    if (!first) return t('segment:review.notBefore')
    if (!second) return t('segment:review.notAfter')
    if (!moved) return group === 'both' ? '' : t(`segment:review.why.others.${group}`)
    const { name, axis, by } = moved
    const values = { name, by: format.signed(by, 2), axis: t(`segment:axis.${axis}`) }
    return group === 'both'
      ? t('segment:review.movedMost', values)
      : t(`segment:review.why.moved.${group}`, values)
  }
}
