/** Below a table: which rows of how many, and the way to the others. */
import { Button } from '@mantine/core'
import { PAGE_SIZES } from '../../kernel/list.ts'
import { BackIcon, ForwardIcon } from '../icons.tsx'
import { useFormat } from '../session.ts'
import { useWords } from '../words.ts'
import type { ListState } from './useListState.ts'

type Props = { list: Pick<ListState, 'value' | 'change'>; total: number | undefined }

export function Pager({ list, total }: Props) {
  const t = useWords()
  const format = useFormat()
  const { page, size } = list.value
  if (total === undefined || total === 0) return null
  const pages = Math.ceil(total / size)
  const from = (page - 1) * size + 1
  const go = (to: number) => list.change({ page: to })
  return (
    <nav className="Pager" aria-label={t('ui:pager.title')}>
      <span className="dim" aria-live="polite">
        {t('ui:pager.rows', {
          from: format.number(Math.min(from, total)),
          to: format.number(Math.min(total, from + size - 1)),
          total: format.number(total),
        })}
      </span>
      {total > PAGE_SIZES[0] && (
        <select
          aria-label={t('ui:pager.size')}
          value={size}
          onChange={(event) => list.change({ size: Number(event.currentTarget.value) })}
        >
          {[...new Set([...PAGE_SIZES, size])]
            .toSorted((a, b) => a - b)
            .map((rows) => (
              <option key={rows} value={rows}>
                {t('ui:pager.perPage', { rows })}
              </option>
            ))}
        </select>
      )}
      {pages > 1 && (
        <span className="Pager-ways">
          <Button
            size="compact-sm"
            disabled={page <= 1}
            onClick={() => go(page - 1)}
            leftSection={<BackIcon size={13} />}
          >
            {t('ui:pager.before')}
          </Button>
          <span className="dim">
            {t('ui:pager.page', { page: format.number(page), pages: format.number(pages) })}
          </span>
          <Button
            size="compact-sm"
            disabled={page >= pages}
            onClick={() => go(page + 1)}
            rightSection={<ForwardIcon size={13} />}
          >
            {t('ui:pager.after')}
          </Button>
        </span>
      )}
    </nav>
  )
}
