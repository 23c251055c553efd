/** What the firm adds beside what it sells: the catalogue from which plans take value added. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { LEADS } from '../kernel/actor.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { keepCatalogue, readCatalogue } from './plan.api.ts'
import type { ValueAdd } from './valueAdd.ts'
import { ValueAddForm } from './ValueAddForm.tsx'

export function CataloguePage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const catalogue = useRead(readCatalogue, {})
  const { valueAdds } = catalogue
  const writes = (LEADS as readonly string[]).includes(role)
  const [asked, setAsked] = useState<{ was: ValueAdd | null } | null>(null)
  const drop = useWrite(keepCatalogue, [readCatalogue], {
    said: () => t('plan:catalogue.dropped'),
    undo: ({ before }) => ask(keepCatalogue, before),
  })
  return (
    <Page
      title={t('plan:catalogue.title')}
      sentence={t('plan:catalogue.says')}
      below={<A to="/plans">{t('plan:catalogue.back')}</A>}
      acts={
        writes && (
          <Act variant="filled" onClick={() => setAsked({ was: null })}>
            {t('plan:catalogue.add')}
          </Act>
        )
      }
      narrow
    >
      <Card>
        {valueAdds.length === 0 && <Empty>{t('plan:catalogue.none')}</Empty>}
        <ul className="Known-rows">
          {valueAdds.map((one) => (
            <li key={one.title}>
              <b>{one.title}</b> <Chip>{t(`plan:option.type.${one.type}`)}</Chip>{' '}
              {one.cost !== null && (
                <span className="dim">
                  {t('plan:catalogue.cost', { cost: format.money(one.cost) })}
                </span>
              )}
              {one.about && <p>{one.about}</p>}
              {writes && (
                <div className="Known-acts">
                  <Act
                    size="compact-sm"
                    aria-label={t('plan:line.changeOf', { title: one.title })}
                    onClick={() => setAsked({ was: one })}
                  >
                    {t('plan:line.change')}
                  </Act>
                  <Act
                    size="compact-sm"
                    aria-label={t('plan:line.dropOf', { title: one.title })}
                    onClick={() =>
                      drop.mutate({
                        valueAdds: valueAdds.filter((other) => other !== one),
                        was: catalogue,
                      })
                    }
                  >
                    {t('plan:line.drop')}
                  </Act>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <KnowModal
        title={
          asked &&
          (asked.was
            ? t('plan:line.changeOf', { title: asked.was.title })
            : t('plan:catalogue.add'))
        }
        onClose={() => setAsked(null)}
      >
        {asked && (
          <ValueAddForm catalogue={catalogue} changes={asked.was} done={() => setAsked(null)} />
        )}
      </KnowModal>
    </Page>
  )
}
