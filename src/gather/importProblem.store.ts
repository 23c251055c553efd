/** What stopped an import, in words that a person can do something with. */
import { Problem } from '../platform/problem.ts'
import type { Import } from './import.ts'
import { Cancelled } from './importWork.store.ts'

/** The connection went away under the work: a restart, a kill, a network that broke. */
export function isAway(error: unknown): boolean {
  return /^(57P0|08|CONNECTION_|ECONN|EPIPE|ENOENT$)/.test(codeOf(error)) && !isOurFile(error)
}

export function problemOf(error: unknown): Import['problem'] {
  if (error instanceof Cancelled) return null
  if (error instanceof Problem) return { code: error.code, values: error.values ?? {} }
  if (isFull(error)) return { code: 'gather/disk-full', values: {} }
  if (isAway(error)) return { code: 'gather/database-gone', values: {} }
  return { code: 'gather/stopped', values: {} }
}

/** Ours, PostgreSQL's, or DuckDB's, which has words only. */
function isFull(error: unknown): boolean {
  return (
    ['ENOSPC', 'EDQUOT', '53100'].includes(codeOf(error)) ||
    /no space left|could not write/i.test(String((error as Error | null)?.message))
  )
}

/** A socket that is not there has no syscall of the file system but connect. */
function isOurFile(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' && (error as NodeJS.ErrnoException).syscall !== 'connect'
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? ''
}
