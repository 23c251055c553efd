/** Why our own PostgreSQL does not start, or another's does not serve: one code each, whose words are in messages/ under `postgres`. */
import { Problem } from '../problem.ts'

export class PostgresProblem extends Problem {
  constructor(reason: Reason, values: Record<string, string | number> = {}) {
    super(503, `postgres/${reason}`, { values })
  }
}

/** Turns what the system or PostgreSQL said into a reason that a person can act on. */
export function explained(said: unknown, folder: string): PostgresProblem {
  if (said instanceof PostgresProblem) return said
  const text = said instanceof Error ? said.message : String(said)
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed'
  return new PostgresProblem(reason, { folder, said: lastLine(text) })
}

type Reason =
  | 'unsupported-platform'
  | 'nameless-user'
  | 'closed-folder'
  | 'not-writable'
  | 'disk-full'
  | 'no-memory'
  | 'cannot-run'
  | 'cannot-switch-user'
  | 'other-version'
  | 'no-socket-folder'
  | 'no-server-role'
  | 'not-opened'
  | 'failed'

const REASONS: [RegExp, Reason][] = [
  [/no space left|ENOSPC|EDQUOT|disk quota/i, 'disk-full'],
  [/user does not exist|could not look up effective user/i, 'nameless-user'],
  [/could not map anonymous shared memory|cannot allocate memory|ENOMEM/i, 'no-memory'],
  [/spawn (\S+ )?(EPERM|EINVAL)/, 'cannot-switch-user'],
  [/spawn \S+ (ENOENT|EACCES|ENOEXEC)|error while loading shared|exec format/i, 'cannot-run'],
  [
    /permission denied|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|read-only file system/i,
    'not-writable',
  ],
]

/** The last line that says what is wrong, without PostgreSQL's time stamp. */
function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim())
  const telling = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? ''
  return telling.replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim()
}
