/** What of the map is in view: who is, where a large one begins, and whose box something lies in. */
import type { useReactFlow } from '@xyflow/react'
import { HEIGHT, WIDTH } from './deciderDrawing.ts'
import type { DeciderNodeType } from './DeciderNode.tsx'
import type { TieEdgeType } from './TieEdge.tsx'

/** Smaller than this, the whole is of no use: one sees a part, and where it lies. */
const LEAST = 0.42
const EDGE = 16

/** All of it; of what is too large to be read so, first those at its head. */
export function showWhole(
  flow: Pick<Flow, 'fitView' | 'getNodes' | 'getNodesBounds' | 'setViewport'>,
  box: HTMLElement | null,
) {
  if (!box) return
  const { x, y, width, height } = flow.getNodesBounds(flow.getNodes())
  const isSmall = width * LEAST <= box.clientWidth && height * LEAST <= box.clientHeight
  if (isSmall) {
    void flow.fitView({ minZoom: LEAST, maxZoom: 1, padding: 0.06 })
    return
  }
  const left = box.clientWidth / 2 - (x + width / 2) * LEAST
  void flow.setViewport({ x: left, y: EDGE - y * LEAST, zoom: LEAST })
}

/** Whose box it is in. */
export function nodeIn(target: EventTarget): string | null {
  const box = (target as Element).closest<HTMLElement>('.react-flow__node')
  return box?.dataset['id'] ?? null
}

type Flow = ReturnType<typeof useReactFlow<DeciderNodeType, TieEdgeType>>

export function isSeen(
  { x, y }: { x: number; y: number },
  flow: Pick<Flow, 'flowToScreenPosition'>,
  box: HTMLElement | null,
): boolean {
  if (!box) return true
  const { left, top, right, bottom } = box.getBoundingClientRect()
  const from = flow.flowToScreenPosition({ x, y })
  const to = flow.flowToScreenPosition({ x: x + WIDTH, y: y + HEIGHT })
  return from.x >= left - 4 && from.y >= top - 4 && to.x <= right + 4 && to.y <= bottom + 4
}
