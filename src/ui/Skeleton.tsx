/** What stands in a page's place while it loads: of its size, so that nothing jumps when it comes. */
import { useWords } from './words.ts'

export function PageSkeleton() {
  const t = useWords()
  return (
    <output className="Skeleton" aria-label={t('ui:loading')}>
      <i className="Skeleton-title" />
      <i className="Skeleton-sentence" />
      <i className="Skeleton-strip" />
      <i className="Skeleton-block" />
    </output>
  )
}

/** A part of a page; give it the height of what will come. */
export function BlockSkeleton({ height = 240 }: { height?: number }) {
  const t = useWords()
  return (
    <output className="Skeleton" aria-label={t('ui:loading')}>
      <i className="Skeleton-block" style={{ height }} />
    </output>
  )
}
