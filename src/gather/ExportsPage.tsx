/** Datos, to take away: everything that goes out as a file, by itself or all at once. */
import { EXPORT_FORMATS } from '../kernel/list.ts'
import { streamAddress } from '../kernel/call.ts'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DataTabs } from './DataTabs.tsx'
import './exports.css'
import { exportAll, exportNoun, listExports } from './exports.api.ts'

/** The one that most people open comes first. */
const FORMATS = ['xlsx', 'csv', 'json'] as const satisfies (typeof EXPORT_FORMATS)[number][]

export function ExportsPage() {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const nouns = useRead(listExports, {})
  const count = nouns.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <Page
      title={t('gather:data.title')}
      facts={[firm.name]}
      sentence={
        count === 0 ? (
          <Rich k="gather:exports.sentenceNone" tags={{ a: <A to="/data/crm" /> }} />
        ) : (
          <Rich k="gather:exports.sentence" values={{ count }} />
        )
      }
    >
      <DataTabs at="/data/exports" />
      <Cards columns="1fr">
        <Card title={t('gather:exports.list')}>
          <div className="Scrolls">
            <table className="Plain">
              <thead>
                <tr>
                  <th scope="col">{t('gather:exports.what')}</th>
                  <th scope="col">{t('gather:exports.rows')}</th>
                  <th scope="col">{t('gather:exports.files')}</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">
                    {t('gather:exports.all')}
                    <small className="dim">{t('gather:exports.allHint')}</small>
                  </th>
                  <td>{format.number(count)}</td>
                  <td>
                    <Ways
                      name={t('gather:exports.all')}
                      address={(as) => streamAddress(exportAll, { format: as })}
                    />
                  </td>
                </tr>
                {nouns.map(({ noun, rows }) => {
                  const name = t(`gather:exports.noun.${noun as 'needs'}`)
                  return (
                    <tr key={noun}>
                      <th scope="row">{name}</th>
                      <td>{format.number(rows)}</td>
                      <td>
                        <Ways
                          name={name}
                          address={(as) => streamAddress(exportNoun, { noun, format: as })}
                        />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </Card>
      </Cards>
    </Page>
  )
}

type WaysProps = { name: string; address: (as: (typeof FORMATS)[number]) => string }

function Ways({ name, address }: WaysProps) {
  const t = useWords()
  return (
    <span className="Exports-ways">
      {FORMATS.map((as) => (
        <a
          key={as}
          href={address(as)}
          download
          aria-label={t('gather:exports.take', { format: as.toUpperCase(), noun: name })}
        >
          {as.toUpperCase()}
        </a>
      ))}
    </span>
  )
}
