/** How the account came out of the lists of key accounts: its scores, how firmly it was in or out, what was decided and why. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listAccountSelections } from './selection.api.ts'
import { useDoubts } from './useDoubts.tsx'

export function ListedCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const doubts = useDoubts()
  const lists = useRead(listAccountSelections, { accountId })
  const [first] = lists
  const points = (value: number | null) => (value === null ? '–' : format.number(value, 2))
  return (
    <Card title={t('segment:listed.title')}>
      {first ? (
        <>
          {doubts(first.account) && <p>{doubts(first.account)}</p>}
          <div className="Scrolls">
            <table className="Plain">
              <thead>
                <tr>
                  <th scope="col">{t('segment:listed.list')}</th>
                  <th scope="col">{t('segment:list.strategic')}</th>
                  <th scope="col">{t('segment:list.financial')}</th>
                  <th scope="col">{t('segment:list.robustness')}</th>
                  <th scope="col">{t('segment:listed.came')}</th>
                </tr>
              </thead>
              <tbody>
                {lists.map(({ list, account }) => (
                  <tr key={list.selectionId}>
                    <th scope="row">
                      <A to={`/selection/list/${list.selectionId}`}>
                        {list.kind === 'watch'
                          ? t('segment:listed.watch', { day: format.day(list.title) })
                          : list.title}
                      </A>
                      <small className="dim"> {format.day(list.asOf)}</small>
                    </th>
                    <td>{points(account.strategic)}</td>
                    <td>{points(account.financial)}</td>
                    <td>
                      {account.robustness === null ? '–' : format.percent(account.robustness, 0)}
                    </td>
                    <td>
                      <Chip tone={account.chosen ? 'accent' : 'plain'}>
                        {t(account.chosen ? 'segment:list.in' : 'segment:listed.out')}
                      </Chip>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <p className="dim">{t('segment:listed.never')}</p>
      )}
    </Card>
  )
}
