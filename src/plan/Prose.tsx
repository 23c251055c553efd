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

type Props = {
  plan: Plan
  /** Of its live text. */
  name: string
  prose: string
  /** Of what it is about, for those who hear and don't see. */
  title: string
  isShared: boolean
}

export function Prose({ plan, name, prose, title, isShared }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const { others } = useRoom()
  const [open, setOpen] = useState(false)
  const writing = others.filter(({ at }) => at === name)
  const mayWrite = whyNotChange(actor, plan) === null
  const act = open ? 'close' : mayWrite ? (prose ? 'write' : 'begin') : 'read'
  return (
    <div className="Prose">
      {!open && prose !== '' && <p className="Prose-words">{prose}</p>}
      {open && <Opened name={name} title={title} isShared={isShared} />}
      {(mayWrite || prose !== '' || open) && (
        <p className="Prose-acts">
          <Act
            size="compact-sm"
            aria-label={t(`plan:prose.${act}Of`, { title })}
            onClick={() => setOpen(!open)}
          >
            {t(`plan:prose.${act}`)}
          </Act>
          {!open && <Here others={writing} />}
        </p>
      )}
    </div>
  )
}

export function LineProse({ item, plan }: { item: Item; plan: Plan }) {
  const { itemId, prose, title, shared } = item
  return (
    <Prose
      plan={plan}
      name={textName('line', itemId)}
      prose={prose}
      title={title}
      isShared={shared}
    />
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

function Opened({ name, title, isShared }: Pick<Props, 'name' | 'title' | 'isShared'>) {
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
