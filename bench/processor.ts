/** Processor time, which says what work costs where others use the machine at the same time. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TICKS_PER_SECOND = 100

/** Seconds of all processes of the PostgreSQL in that folder, those that ended included (proc(5)). */
export function databaseSeconds(folder: string): number {
  const pidFile = readFileSync(join(folder, 'postmaster.pid'), 'utf8')
  const postmaster = pidFile.split('\n', 1)[0]!
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      const own = Number(stat[11]) + Number(stat[12])
      if (stat[1] === postmaster) ticks += own
      if (pid === postmaster) ticks += own + Number(stat[13]) + Number(stat[14])
    } catch {
      // It ended while we looked.
    }
  }
  return ticks / TICKS_PER_SECOND
}
