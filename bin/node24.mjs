#!/usr/bin/env node
/** Runs a command with Node 24 and the project's own tools first in PATH: `node bin/node24.mjs vitest run`. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The folder of a Node 24 or newer: this one's, or the one that came with `npm ci`. */
export function node24Folder() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return dirname(process.execPath)
  const packaged = join(root, 'node_modules', `node-${platform()}-${arch()}`, 'bin')
  if (existsSync(join(packaged, 'node'))) return packaged
  console.error(
    existsSync(join(root, 'node_modules'))
      ? `Clave necesita Node 24 o posterior y esta máquina tiene ${process.version}. / Clave needs Node 24 or newer; this machine has ${process.version}.`
      : 'Faltan las dependencias: ejecuta «npm ci». / The dependencies are missing: run "npm ci".',
  )
  process.exit(1)
}

/** Runs it to its end, handing on signals, and ends as it ended. */
export function run(command, args, env = {}) {
  const path = [node24Folder(), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    delimiter,
  )
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C reaches the whole foreground group by itself; a second one would cut the drain short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(127)
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 1))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2)
  run(command, args)
}
