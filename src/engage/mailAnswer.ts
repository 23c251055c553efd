/** To whom an answer in a thread goes. */
import type { Mail } from './mail.ts'

/**
 * To whoever wrote the newest mail of theirs, and to all who took part in it but us; where only we wrote, to whom we wrote.
 * @param mails in their order
 */
export function answersTo(
  mails: readonly Pick<Mail, 'way' | 'kind' | 'parties'>[],
  isOurs: (address: string) => boolean,
): { to: string[]; cc: string[] } | null {
  const written = mails.filter(({ kind }) => kind === 'mail')
  const last = written.findLast(({ way }) => way === 'in') ?? written.at(-1)
  if (!last) return null
  const of = (role: string) =>
    last.parties.flatMap((one) => (one.role === role && !isOurs(one.address) ? one.address : []))
  const first = last.way === 'in' ? of('from') : of('to')
  const rest = [...of('to'), ...of('cc')].filter((address) => !first.includes(address))
  return first.length === 0 ? null : { to: first, cc: [...new Set(rest)] }
}
