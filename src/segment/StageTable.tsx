/** The same pyramid as a table: where both parties stand and want to get, and by when. */
import type { StageGiven } from '../accounts/stageView.ts'
import '../identify/account.css'
import '../identify/portfolio.css'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './choice.css'

type Props = {
  views: Pick<StageGiven, 'ours' | 'theirs' | 'target' | 'targetOn' | 'theirTarget'>
}

export function StageTable({ views }: Props) {
  const t = useWords()
  const format = useFormat()
  const { ours, theirs, target, targetOn, theirTarget } = views
  const rows = [
    { party: 'ours', now: ours, aim: target, on: targetOn },
    { party: 'theirs', now: theirs, aim: theirTarget, on: null },
  ] as const
  return (
    <table className="Parts Steps-table">
      <thead>
        <tr>
          <th scope="col">{t('segment:stage.party')}</th>
          <th scope="col">{t('segment:stage.now')}</th>
          <th scope="col">{t('segment:stage.aim')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ party, now, aim, on }) => (
          <tr key={party}>
            <th scope="row">{t(`segment:stage.${party}`)}</th>
            <td>{t(`accounts:stage.${now ?? 'none'}.name`)}</td>
            <td>
              {t(`accounts:stage.${aim ?? 'none'}.name`)}
              {aim && on && <span className="Account-below">{format.day(on)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
