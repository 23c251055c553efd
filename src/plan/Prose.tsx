/** What was written together about a line or a plan: its words on the page, and the field where several write it. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import type { Item } from './item.ts'
import type { OpenText } from './joinPlan.tsx'
import { type Plan, whyNotChange } from './plan.ts'
import { textName } from './prose.ts'
import './prose.css'
import { useBeAt, useRoom } from './room.tsx'

const ProseEditor = lazy(() =>
  import('./ProseEditor.tsx').then((m) => ({ default: m.ProseEditor })),
)

type Of = {
  plan: Plan
  /** Of its live text. */
  name: string
  prose: string
  /** Of what it is about, for those who hear and don't see. */
  title: string
  isShared: boolean
}

/** Words and field, and beside them, among the other acts, what opens and closes it. */
export function useProse({ plan, name, prose, title, isShared }: Of) {
  const [open, setOpen] = useState(false)
  const act = { plan, prose, title, open, toggle: () => setOpen(!open) }
  return {
    shown: open ? (
      <Opened name={name} title={title} isShared={isShared} />
    ) : (
      <Words name={name} prose={prose} />
    ),
    act: <ProseAct {...act} />,
  }
}

export function useLineProse(item: Item, plan: Plan) {
  const { itemId, prose, title, shared } = item
  return useProse({ plan, prose, title, name: textName('line', itemId), isShared: shared })
}

type ActProps = Pick<Of, 'plan' | 'prose' | 'title'> & { open: boolean; toggle: () => void }

function ProseAct({ plan, prose, title, open, toggle }: ActProps) {
  const t = useWords()
  const { actor } = useSession()
  const mayWrite = whyNotChange(actor, plan) === null
  if (!mayWrite && prose === '' && !open) return null
  const act = open ? 'close' : mayWrite ? (prose ? 'write' : 'begin') : 'read'
  return (
    <Act size="compact-sm" aria-label={t(`plan:prose.${act}Of`, { title })} onClick={toggle}>
      {t(`plan:prose.${act}`)}
    </Act>
  )
}

function Words({ name, prose }: Pick<Of, 'name' | 'prose'>) {
  const { others } = useRoom()
  const here = others.filter(({ at }) => at === name)
  if (prose === '' && here.length === 0) return null
  return (
    <div className="Prose">
      {prose !== '' && (
        <div className="Prose-words">
          {prose.split('\n').map((paragraph, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs have no names of their own
            <p key={place}>{paragraph}</p>
          ))}
        </div>
      )}
      <Here others={here} />
    </div>
  )
}

/** Who is at this place now. */
function Here({ others }: { others: readonly { id: string; name: string; colour: number }[] }) {
  const t = useWords()
  return others.map(({ id, name, colour }) => (
    <span key={id} className="Here" data-colour={colour}>
      {t('plan:prose.isAt', { name })}
    </span>
  ))
}

function Opened({ name, title, isShared }: Pick<Of, 'name' | 'title' | 'isShared'>) {
  const t = useWords()
  const { open } = useRoom()
  const [text, setText] = useState<OpenText | null>(null)
  useBeAt(name)
  useEffect(() => {
    if (!open) return
    const opened = open(name)
    // oxlint-disable-next-line react/set-state-in-effect -- it is opened here and closed here, never while this is drawn
    setText(opened)
    return () => opened.close()
  }, [open, name])
  const waiting = <BlockSkeleton height={120} />
  if (!text) return waiting
  return (
    <Suspense fallback={waiting}>
      <ProseEditor
        text={text}
        label={t('plan:prose.of', { title })}
        placeholder={t('plan:prose.placeholder')}
        isShared={isShared}
      />
    </Suspense>
  )
}
