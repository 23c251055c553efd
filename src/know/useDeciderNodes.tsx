/** The people and lines of a map as the picture wants them, and where people were moved meanwhile. */
import type { NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Look } from '../ui/Chart/picture.ts'
import { useWords } from '../ui/words.ts'
import { HEIGHT, type Place, WIDTH } from './deciderDrawing.ts'
import { placesOf } from './deciderLayout.ts'
import type { Decider, DeciderMap, Spot } from './deciderMap.ts'
import type { Drawn } from './DeciderFigure.tsx'
import type { DeciderNodeType } from './DeciderNode.tsx'
import type { TieEdgeType } from './TieEdge.tsx'

/** Who is chosen, through whom the keyboard enters, and from whom a line is being drawn. */
export type Marks = { chosen: string | null; entrance: string | null; joining: string | null }
export type Layer = 'reports' | 'influence'

type Shown = {
  map: DeciderMap
  look: Look
  layer: Layer
  marks: Marks
  drawn: (person: Decider) => Omit<Drawn, 'person' | 'look'>
  /** All of it as it is read aloud. */
  tells: (person: Decider) => string
  /** What the keys do, by the id of its words. */
  about: string
  /** People were put elsewhere; who had no place of their own gets the one where they lie. */
  onMoved: (spots: Spot[]) => void
}

/** A key held down is one move. */
const SETTLES_MS = 500

export function useDeciderNodes(shown: Shown) {
  const { map, look, layer, marks, drawn, tells, about, onMoved } = shown
  const t = useWords()
  const made = useMemo(() => {
    const places = placesOf(map.people, map.ties)
    return map.people.map((person): DeciderNodeType => ({
      id: person.contactId,
      type: 'person',
      position: places.get(person.contactId)!,
      width: WIDTH,
      height: HEIGHT,
      ariaLabel: tells(person),
      domAttributes: {
        tabIndex: -1,
        'aria-roledescription': t('know:deciders.person'),
        'aria-describedby': about,
      },
      data: { person, look, ...drawn(person) },
    }))
  }, [map, look, drawn, tells, about, t])
  const [moves, setMoves] = useState<ReadonlyMap<string, Place>>(new Map())
  const { chosen, entrance, joining } = marks
  const nodes = useMemo(
    () => made.map((node) => shownAs(node, moves.get(node.id), { chosen, entrance, joining })),
    [made, moves, chosen, entrance, joining],
  )
  const change = useCallback((changes: NodeChange<DeciderNodeType>[]) => {
    const places = changes.flatMap((one) =>
      one.type === 'position' && one.position ? [[one.id, one.position] as const] : [],
    )
    if (places.length > 0) setMoves((before) => new Map([...before, ...places]))
  }, [])
  const settled = useEffectEvent(() => {
    onMoved(nodes.map(({ id, position: { x, y } }) => ({ contactId: id, x, y })))
  })
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (moves.size === 0) return
    clearTimeout(waiting.current)
    // Kept also where the page is left meanwhile.
    waiting.current = setTimeout(() => settled(), SETTLES_MS)
  }, [moves])
  const edges = useMemo(() => edgesOf({ map, look, layer, chosen }), [map, look, layer, chosen])
  return { nodes, edges, change }
}

/** Where it was moved, with its marks; the same object where there are neither, so that it isn't drawn anew. */
function shownAs(
  node: DeciderNodeType,
  place: Place | undefined,
  { chosen, entrance, joining }: Marks,
): DeciderNodeType {
  const { id, position, domAttributes } = node
  if (!place && ![chosen, entrance, joining].includes(id)) return node
  return {
    ...node,
    position: place ?? position,
    selected: id === chosen,
    domAttributes: { ...domAttributes, tabIndex: id === entrance ? 0 : -1 },
    ...(id === joining ? { className: 'Deciders-joining' } : {}),
  }
}

type Lines = Pick<Shown, 'map' | 'look' | 'layer'> & { chosen: string | null }

/** Reports alone; or influence, with reports faintly below. */
function edgesOf({ map, look, layer, chosen }: Lines) {
  return map.ties
    .filter(({ kind }) => layer === 'influence' || kind === 'reports')
    .map((tie): TieEdgeType => ({
      id: tie.tieId,
      type: 'tie',
      source: tie.fromId,
      target: tie.toId,
      data: {
        tie,
        look,
        isFaint: layer === 'influence' && tie.kind === 'reports',
        isNear: tie.fromId === chosen || tie.toId === chosen,
      },
    }))
    .toSorted(
      (a, b) => Number(a.data!.tie.kind !== 'reports') - Number(b.data!.tie.kind !== 'reports'),
    )
}
