/** The real program on a folder of its own: started, stopped, killed, started again. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, onTestFinished } from 'vitest'
import { signUp } from '../access/firm.api.ts'
import { call } from '../kernel/call.ts'
import { clusterIn } from '../platform/postgres/cluster.ts'
import { workersOn } from '../platform/postgres/alive.ts'
import { ROOT } from '../platform/root.ts'
import { through } from './importing.ts'

/** How often a test that kills does so: a few times by default, many in `npm run test:long`. */
export const ROUNDS = process.env['CLAVE_LONG'] ? 15 : 2

type Environment = Record<string, string>

let prepared: string | null = null

afterAll(() => {
  if (prepared) rmSync(prepared, { recursive: true, force: true })
})

/** Data on which Clave was started once, and where nobody has signed up: made once, copied for each house. */
function preparedFolder(): string {
  if (prepared) return prepared
  prepared = mkdtempSync(join(tmpdir(), 'clave-life-'))
  const env = { ...process.env, CLAVE_DATA: prepared, LANG: 'es_ES.UTF-8' }
  const made = spawnSync('node', [join(ROOT, 'bin', 'clave.mjs'), 'migrate'], {
    env,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
  return prepared
}

type HouseOptions = { isNew?: boolean; root?: string; uid?: number; gid?: number }

/** Data of its own, which vanish with the test; `isNew`: where nothing was ever started. */
export function aHouse({ isNew = false, root = ROOT, ...more }: HouseOptions = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clave-life-'))
  if (!isNew) spawnSync('cp', ['-a', `${preparedFolder()}/.`, dataFolder])
  if (more.uid) chmodSync(dataFolder, 0o777)
  const runs: Run[] = []
  onTestFinished(async () => {
    killEverything()
    await Promise.all(runs.map(({ ended }) => ended))
    rmSync(dataFolder, { recursive: true, force: true })
  })

  /** `clave WORDS`, to its end or until it is stopped. */
  function run(words: string[], environment: Environment = {}, program = 'clave.mjs'): Run {
    const env = { CLAVE_DATA: dataFolder, CLAVE_PORT: '0', LANG: 'es_ES.UTF-8', ...environment }
    const begun = begin(join(root, 'bin', program), words, { env, ...more })
    runs.push(begun)
    return begun
  }

  async function serve(environment: Environment = {}) {
    const serving = run(['serve', '--no-pages'], environment)
    const address = await serving.says(/http:\/\/\S+/)
    const stops = async () => {
      serving.signal('SIGINT')
      return serving.ended
    }
    return { ...serving, address, stops }
  }

  /** Without warning: the program, its launcher and every process of the database. */
  function killEverything() {
    for (const run of runs) run.signal('SIGKILL')
    for (const pid of databaseProcesses()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It went with the one before.
      }
    }
  }

  function databaseProcesses(): number[] {
    return workersOn(clusterIn(join(dataFolder, 'postgres')))
  }

  return { dataFolder, run, serve, killEverything, databaseProcesses }
}

/** A copy of this checkout in a folder that only its owner, `uid`, can enter. */
export function aClosedCheckout(uid?: number): string {
  const closed = mkdtempSync(join(tmpdir(), 'clave-closed-'))
  onTestFinished(() => rmSync(closed, { recursive: true, force: true }))
  const parts = ['bin', 'messages', 'migrations', 'node_modules', 'package.json', 'samples', 'src']
  const from = parts.map((part) => join(ROOT, part))
  // As links where the disk is the same: 800 MB in half a second.
  const linked = spawnSync('cp', ['-al', ...from, closed], { stdio: 'ignore' })
  if (linked.status !== 0) spawnSync('cp', ['-a', ...from, closed], { stdio: 'ignore' })
  if (uid) chownSync(closed, uid, uid)
  chmodSync(closed, 0o700)
  return closed
}

export type House = ReturnType<typeof aHouse>
type Run = ReturnType<typeof begin>

/**
 * Kills everything while `work` is at it, some time within `withinMs` after it began. What had been
 * confirmed by then is for the caller to remember, and to look for after the next start.
 */
export async function killDuring(house: House, work: Promise<unknown>, withinMs: number) {
  const cut = work.catch(() => {})
  await sleep(Math.random() * withinMs)
  house.killEverything()
  await cut
}

/** A person who has signed up at this address, with a firm; the cookie lives as long as the data. */
export async function aNewcomer(address: string) {
  const newcomer = {
    name: 'Ana',
    email: `ana.${Date.now()}.${Math.floor(Math.random() * 1e6)}@example.com`,
    password: 'una frase bien larga 42',
    firmName: 'Aceros Ibéricos',
  }
  let cookie = ''
  await call(
    async (path, init) => {
      const response = await fetch(new URL(path, address), init)
      cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
      return response
    },
    signUp,
    newcomer,
  )
  const remote = (place: string) =>
    through((path, init) =>
      fetch(new URL(path, place), { ...init, headers: { ...(init.headers as object), cookie } }),
    )
  return { ...newcomer, cookie, remote, at: (place: string) => remote(place).ask }
}

type Manner = { env: Environment; uid?: number; gid?: number }

/** A process group of its own, so that a signal reaches what a terminal's would. */
function begin(program: string, words: string[], { env, ...who }: Manner) {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn('node', [program, ...words], {
    ...who,
    cwd: '/',
    env: { PATH, HOME, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { out: '', error: '', all: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    text.out += chunk.toString()
    text.all += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    text.error += chunk.toString()
    text.all += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let over = false
  void ended.then(() => (over = true))

  return {
    text,
    /** Its exit code; null where a signal ended it. */
    ended,
    /** The first match in what it prints for people. */
    async says(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(text.out)
        if (found) return found[0]
        if (over) throw new Error(`ended without saying ${pattern}: ${text.all}`)
        await sleep(10)
      }
    },
    /** To it and its children, as Ctrl-C and a service manager do. */
    signal(name: NodeJS.Signals): void {
      if (over) return
      try {
        process.kill(-child.pid!, name)
      } catch {
        // Already gone.
      }
    },
  }
}
