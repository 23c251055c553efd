/** A part of a page that comes when it is there, and fails in its own place: the rest does not wait. */
import { type ReactNode, Suspense } from 'react'
import { Boundary } from './Problem.tsx'
import { BlockSkeleton } from './Skeleton.tsx'

export function Part({ height = 330, children }: { height?: number; children: ReactNode }) {
  return (
    <Boundary>
      <Suspense fallback={<BlockSkeleton height={height} />}>{children}</Suspense>
    </Boundary>
  )
}
