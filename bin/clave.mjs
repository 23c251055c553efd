#!/usr/bin/env node
/** The command `clave`, on whatever Node started it. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './node24.mjs'

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'shell', 'cli.ts')
run('node', ['--disable-warning=ExperimentalWarning', cli, ...process.argv.slice(2)])
