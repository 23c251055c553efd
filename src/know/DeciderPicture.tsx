/** The map of deciders to be looked at, walked, moved and drawn in, by mouse and by keyboard. */
import {
  type Connection,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { type Direction, DIRECTIONS, nextToward } from '../ui/Bubbles/bubbles.ts'
import { useLook } from '../ui/Chart/look.ts'
import { useWords } from '../ui/words.ts'
import { svgOfMap } from './deciderFile.tsx'
import { HEIGHT, WIDTH } from './deciderDrawing.ts'
import type { Drawn } from './DeciderFigure.tsx'
import type { Decider, DeciderMap, Spot } from './deciderMap.ts'
import { DeciderNode, type DeciderNodeType } from './DeciderNode.tsx'
import './deciders.css'
import { isSeen, nodeIn, showWhole } from './deciderView.tsx'
import { DeciderTools } from './DeciderTools.tsx'
import { TieEdge, type TieEdgeType } from './TieEdge.tsx'
import { type Layer, useDeciderNodes } from './useDeciderNodes.tsx'

type Props = {
  title: string
  map: DeciderMap
  layer: Layer
  writes: boolean
  chosen: string | null
  onChoose: (contactId: string | null) => void
  onJoin: (fromId: string, toId: string) => void
  onMoved: (spots: Spot[]) => void
  drawn: (person: Decider) => Omit<Drawn, 'person' | 'look'>
  tells: (person: Decider) => string
  toSave: RefObject<(() => SVGSVGElement | null) | null>
}

const NODES = { person: DeciderNode }
const EDGES = { tie: TieEdge }
/** Below it, words of usual size can't be read. */
const FAR = 0.5
/** From so many on, a small map shows where one is. */
const MANY = 40

export function DeciderPicture(props: Props) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  )
}

function Picture({
  title,
  map,
  layer,
  writes,
  chosen,
  onChoose,
  onJoin,
  onMoved,
  drawn,
  tells,
  toSave,
}: Props) {
  const t = useWords()
  const look = useLook()
  const about = useId()
  const place = useRef<HTMLDivElement>(null)
  const flow = useReactFlow<DeciderNodeType, TieEdgeType>()
  const [at, setAt] = useState<string | null>(null)
  const [joining, setJoining] = useState<string | null>(null)
  const isFar = useStore(({ transform }) => transform[2] < FAR)
  // One of them can be reached by Tab; the others from there.
  const { people } = map
  const isHere = people.some(({ contactId }) => contactId === at)
  const entrance = isHere ? at : (chosen ?? people[0]?.contactId ?? null)
  const { nodes, edges, change } = useDeciderNodes({
    map,
    look,
    layer,
    marks: { chosen, entrance, joining },
    drawn,
    tells,
    about,
    onMoved,
  })
  const nameOf = (id: string | null) => people.find(({ contactId }) => contactId === id)?.name ?? ''
  // Beside someone's panel there is less room: the whole is shown in it, unless someone looks closer.
  const width = useStore((store) => store.width)
  const isLookedAt = useRef(false)
  useEffect(() => {
    if (width > 0 && !isLookedAt.current) showWhole(flow, place.current)
  }, [width, flow])
  const looked = () => {
    isLookedAt.current = true
  }

  useImperativeHandle(toSave, () => () => place.current && svgOfMap(place.current, nodes), [nodes])
  useEffect(() => {
    if (!chosen) return
    const node = flow.getNode(chosen)
    if (node && !isSeen(node.position, flow, place.current)) {
      const { x, y } = node.position
      void flow.setCenter(x + WIDTH / 2, y + HEIGHT / 2, { zoom: Math.max(0.8, flow.getZoom()) })
    }
  }, [chosen, flow])

  const join = useCallback(
    ({ source, target }: Connection) => source !== target && onJoin(source, target),
    [onJoin],
  )

  function pressed(event: KeyboardEvent) {
    const here = nodeIn(event.target)
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return
    const isMoving = here === chosen && writes && joining === null
    if (event.key in DIRECTIONS && !isMoving) {
      const points = nodes.map(({ position: { x, y } }) => ({ x, y: -y }))
      const from = nodes.findIndex(({ id }) => id === here)
      const next = nextToward(points, from, event.key as Direction)
      if (next !== null) step(nodes[next]!.id)
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (joining !== null && joining !== here) onJoin(joining, here)
      else onChoose(here)
      setJoining(null)
    } else if (event.key === 'Escape') {
      setJoining(null)
      onChoose(null)
    } else if (event.key.toLowerCase() === 'l' && writes) {
      setJoining(here)
    } else if (event.key === '+') void flow.zoomIn()
    else if (event.key === '-') void flow.zoomOut()
    else if (event.key === '0') void flow.fitView()
    // The picture itself moves whoever is chosen.
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function step(id: string) {
    setAt(id)
    place.current
      ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true })
  }

  return (
    <div
      ref={place}
      className="Deciders-picture"
      role="application"
      aria-label={title}
      aria-describedby={about}
      data-far={isFar || undefined}
      onKeyDownCapture={pressed}
      onFocusCapture={({ target }) => setAt((before) => nodeIn(target) ?? before)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onNodesChange={change}
        onNodeClick={(_, { id }) => onChoose(id)}
        onPaneClick={() => onChoose(null)}
        onConnect={join}
        connectionMode={ConnectionMode.Loose}
        nodesConnectable={writes}
        nodesDraggable={writes}
        edgesFocusable={false}
        elementsSelectable
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        minZoom={0.08}
        maxZoom={2}
        onInit={(drawn) => showWhole(drawn, place.current)}
        onMoveStart={(event) => event && looked()}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'node.a11yDescription.keyboardDisabled': t('know:deciders.keys') }}
      >
        {nodes.length >= MANY && (
          <MiniMap
            pannable
            ariaLabel={null}
            aria-hidden="true"
            nodeColor={look.edge}
            bgColor={look.card}
            maskColor={look.scheme === 'dark' ? '#00000066' : '#16201f14'}
          />
        )}
      </ReactFlow>
      <DeciderTools people={people} onFind={onChoose} onZoom={looked} />
      <p id={about} className="unseen">
        {t(writes ? 'know:deciders.keys' : 'know:deciders.keysReading')}
      </p>
      <p className="Deciders-says" aria-live="polite">
        {joining !== null && t('know:deciders.joining', { name: nameOf(joining) })}
      </p>
    </div>
  )
}
