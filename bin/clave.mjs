#!/usr/bin/env node
/** The command `clave`, on whatever Node started it. */
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './node24.mjs'

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'shell', 'cli.ts')
// Node keeps what it compiled, so that the second command starts in half the time.
const kept = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'clave', 'compiled')
const env = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || kept }
run('node', ['--disable-warning=ExperimentalWarning', cli, ...process.argv.slice(2)], env)
