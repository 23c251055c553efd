/** Who runs PostgreSQL: it refuses root, so root hands it to a user of the system. */
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { PostgresProblem } from './problem.ts'

/** A user to become; an ordinary user stays who they are and has `become` null. */
export type Runner = { uid: number; name: string; become: { uid: number; gid: number } | null }

/** Data that already lie there stay with their owner; new ones go to the first that can be had. */
export function runnerFor(clusterFolder: string): Runner {
  if (process.getuid?.() !== 0) return myself()
  const owner = ownerOf(clusterFolder)
  const user =
    users().find(({ uid }) => uid !== 0 && uid === owner) ??
    userNamed(DEDICATED) ??
    made(DEDICATED) ??
    userNamed('postgres') ??
    userNamed('nobody')
  if (!user) throw new PostgresProblem('cannot-switch-user', { folder: clusterFolder, said: '' })
  return { uid: user.uid, name: user.name, become: { uid: user.uid, gid: user.gid } }
}

/** How a child of theirs is started: nothing of our environment, and no folder they can't enter. */
export function asRunner({ become }: Runner) {
  return { ...become, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', HOME: '/', TZ: 'UTC' } }
}

/** Runs a program to its end and gives what it said; fails with that when it fails. */
export function runAs(runner: Runner, command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...asRunner(runner), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said || `${code}`))))
  })
}

/** A folder above the data that the runner may not pass is named, the outermost first. */
export async function mustEnter(runner: Runner, folder: string): Promise<void> {
  if (!runner.become) return
  for (const above of ancestors(folder)) {
    await runAs(runner, '/bin/sh', ['-c', 'cd "$0"', above]).catch((error: Error) => {
      if (/spawn/.test(error.message)) throw error
      throw new PostgresProblem('closed-folder', { folder: above, user: runner.name })
    })
  }
}

const DEDICATED = 'clave'

function myself(): Runner {
  try {
    const { uid, username } = userInfo()
    return { uid, name: username, become: null }
  } catch {
    throw new PostgresProblem('nameless-user', { uid: process.getuid?.() ?? -1 })
  }
}

function users() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

function userNamed(name: string) {
  return users().find((user) => user.name === name && user.uid !== 0)
}

/** A user of the system's own for it, without home or shell; where that is not to be had, none. */
function made(name: string) {
  const how = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  try {
    execFileSync('/usr/sbin/useradd', [...how, '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    })
  } catch {
    // No useradd, no right, or another start made it at this moment.
  }
  return userNamed(name)
}

function ownerOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.uid
}

function ancestors(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [...ancestors(above), folder]
}
