/** Who is just in and just out, how firmly, and what some more hours would add. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { SelectionAnswer } from './selectionChanged.tsx'

export function EdgeCard({ told }: { told: SelectionAnswer }) {
  const t = useWords()
  const format = useFormat()
  const { justIn, justOut, names } = told
  const additions = told.selection.additions ?? []
  const namesOf = (ids: string[]) => ids.flatMap((id) => names[id] ?? [])
  return (
    <>
      {justIn.length + justOut.length > 0 && (
        <Card title={t('segment:list.edge')}>
          <Side name={t('segment:list.justIn')} rows={justIn} />
          <Side name={t('segment:list.justOut')} rows={justOut} />
          <p className="dim">{t('segment:list.edgeFoot')}</p>
        </Card>
      )}
      {additions.length > 0 && (
        <Card title={t('segment:list.additions')}>
          <ul className="Additions">
            {additions.map(({ skill, hours, added, dropped }) => (
              <li key={skill}>
                {t(dropped.length > 0 ? 'segment:list.additionSwap' : 'segment:list.addition', {
                  hours,
                  skill,
                  names: format.list(namesOf(added)),
                  dropped: format.list(namesOf(dropped)),
                })}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Side({ name, rows }: { name: string; rows: SelectionAnswer['justIn'] }) {
  const t = useWords()
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <table className="Plain">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{t('segment:list.margin')}</th>
          <th scope="col">{t('segment:list.robustness')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ accountId, name: account, margin, robustness }) => (
          <tr key={accountId}>
            <th scope="row">
              <A to={`/accounts/${accountId}`}>{account}</A>
            </th>
            <td>{margin === null ? '' : format.signed(margin, 2)}</td>
            <td>{robustness === null ? '…' : format.percent(robustness, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
