/** How a live text stands, in words: kept, on its way, or only here; and who came back with what they wrote alone. */
import { useEffect, useState } from 'react'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { OpenText } from './joinPlan.tsx'
import type { TextState } from './openText.tsx'

export function TextStateTold({ state }: { state: TextState }) {
  const t = useWords()
  const { is, mayWrite, keptHere, joined } = state
  const said =
    is === 'gone'
      ? t('plan:prose.gone')
      : is === 'away'
        ? t(keptHere ? 'plan:prose.away' : 'plan:prose.awayNowhere')
        : is === 'joining' || is === 'large'
          ? t('plan:prose.joining')
          : !mayWrite
            ? t('plan:prose.reads')
            : joined && is === 'saved'
              ? t('plan:prose.joined')
              : t(is === 'saved' ? 'plan:prose.saved' : 'plan:prose.saving')
  return (
    <output className="Prose-state" data-is={is}>
      {is === 'large' ? '' : said}
    </output>
  )
}

type Back = { client: number; name: string; isBack: boolean }

/** Who was away and is here again: what they wrote meanwhile is in the text now. Those who are in it, too. */
export function BackTold({ text }: { text: OpenText }) {
  const t = useWords()
  const format = useFormat()
  const { personId } = useSession().person
  const [others, setOthers] = useState<Back[]>([])
  const { awareness } = text.provider
  useEffect(() => {
    /** What each had said of it when they were first seen: clocks of devices differ, so only a change tells. */
    const first = new Map<number, unknown>()
    const look = () =>
      setOthers(
        [...(awareness?.getStates() ?? [])].flatMap(([client, { user, back, cursor }]) => {
          if (!user || user.id === personId) return []
          if (!first.has(client)) first.set(client, back)
          const isBack = first.get(client) !== back
          return cursor || isBack ? [{ client, name: String(user.name), isBack }] : []
        }),
      )
    look()
    awareness?.on('change', look)
    return () => awareness?.off('change', look)
  }, [awareness, personId])
  const names = [...new Set(others.map(({ name }) => name))]
  const back = [...new Set(others.flatMap(({ name, isBack }) => (isBack ? [name] : [])))]
  return (
    <output className="Prose-others">
      {back.length > 0
        ? t('plan:prose.back', { count: back.length, names: format.list(back) })
        : names.length > 0 &&
          t('plan:prose.with', { count: names.length, names: format.list(names) })}
    </output>
  )
}
