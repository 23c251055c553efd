/** `clave backup` and `clave restore`: everything, or one firm, to a file and back. */
import type { Command } from 'commander'
import type { Summary } from '../../platform/backup/backup.ts'
import { openLog } from '../../platform/log.ts'
import { readSettings } from '../../platform/settings.ts'
import type { Words } from '../../platform/words.ts'

type Options = { firm?: string; overwrite?: boolean }

export function backupCommands(program: Command, t: Words): void {
  program
    .command('backup')
    .argument('<file>', t('backup:cli.file'))
    .option('--firm <name>', t('backup:cli.firm'))
    .description(t('backup:cli.backup'))
    .action(async (file: string, { firm }: Options) => {
      const { backup } = await import('../../platform/backup/backup.ts')
      const saved = await backup({ ...here(), file, firm })
      console.log(t('backup:cli.saved', { ...inWords(saved), file }))
    })

  program
    .command('restore')
    .argument('<file>', t('backup:cli.file'))
    .option('--firm <name>', t('backup:cli.firm'))
    .option('--overwrite', t('backup:cli.overwrite'))
    .description(t('backup:cli.restore'))
    .action(async (file: string, { firm, overwrite }: Options) => {
      const { restore } = await import('../../platform/backup/restore.ts')
      const restored = await restore({
        ...here(),
        file,
        firm,
        overwrite,
        kept: (saved) => console.log(t('backup:cli.kept', { file: saved })),
      })
      console.log(t('backup:cli.restored', inWords(restored)))
    })
}

function here() {
  const settings = readSettings(process.env)
  const { databaseUrl, dataFolder } = settings
  return { databaseUrl, dataFolder, log: openLog('warn') }
}

function inWords({ firms, rows, files }: Summary) {
  return { firms: firms.join(', ') || '—', rows, files }
}
