/** Writing to accounts from a page: what is read again, and the way back in the message that confirms. */
import type { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { ask, useWrite } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { listColleagues, listGroups, listTags, readAccount, readHistory } from './account.api.ts'
import { undoAccountChange } from './change.api.ts'
import type { ChangeMade } from './change.ts'

const AGAIN = [readAccount, readHistory, listTags, listGroups, listColleagues]

type Said = (made: ChangeMade) => string

/** An edit that can be undone; `also` are lists that show what it changes. */
export function useEdit<I extends z.ZodType>(
  endpoint: Endpoint<I, typeof ChangeMade>,
  said: Said,
  { quiet = false, also = [] }: { quiet?: boolean; also?: Pick<Endpoint, 'path'>[] } = {},
) {
  const t = useWords()
  return useWrite(endpoint, [...AGAIN, ...also], {
    quiet,
    said: (made) => (made.changed > 0 ? withOthers(said(made), made) : t('accounts:edit.nothing')),
    undoable: ({ changeId }) => changeId !== null,
    undo: ({ changeId }) => ask(undoAccountChange, { changeId: changeId! }),
  })

  function withOthers(text: string, { notYours }: ChangeMade) {
    return notYours > 0 ? `${text} ${t('accounts:edit.notYours', { count: notYours })}` : text
  }
}
