/** The files of a run: what each is taken for, and which of its columns is what. */
import { Select } from '@mantine/core'
import { CRM_KINDS, CRM_SYSTEMS, type CrmKind, type CrmSystem } from '../kernel/crm.ts'
import { Act } from '../ui/Act.tsx'
import { readAgain, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { changeCrmFile, chooseCrmSystem, dropCrmFile, listCrmFiles } from './crm.api.ts'
import type { CrmFile, CrmImport } from './crm.ts'
import { CRM_CHANGED } from './crmChanged.tsx'
import { CrmDrop } from './CrmDrop.tsx'
import { CRM_FIELDS } from './crmFields.ts'
import { SheetColumns } from './SheetColumns.tsx'
import './crm.css'

export function CrmFiles({ one: { crmImportId, system } }: { one: CrmImport }) {
  const t = useWords()
  const queries = useQueryClient()
  const files = useRead(listCrmFiles, { crmImportId })
  const choose = useWrite(chooseCrmSystem, CRM_CHANGED)
  return (
    <Card title={t('gather:crm.files')}>
      <CrmDrop
        into={() => Promise.resolve(crmImportId)}
        then={() => void readAgain(queries, CRM_CHANGED)}
      />
      {files.length > 0 && (
        <Select
          mt="md"
          maw={320}
          label={t('gather:crm.from')}
          description={t('gather:crm.fromHint')}
          data={CRM_SYSTEMS.map((value) => ({ value, label: t(`gather:crm.system.${value}`) }))}
          value={system}
          placeholder={t('gather:crm.guessed')}
          onChange={(value) => value && choose.mutate({ crmImportId, system: value as CrmSystem })}
        />
      )}
      <ul className="Crm-files">
        {files.map((file) => (
          <OneFile key={file.fileNo} crmImportId={crmImportId} file={file} />
        ))}
      </ul>
    </Card>
  )
}

function OneFile({ crmImportId, file }: { crmImportId: string; file: CrmFile }) {
  const t = useWords()
  const { fileNo, kind, lines, columns, mapping, lacking } = file
  const change = useWrite(changeCrmFile, CRM_CHANGED)
  const drop = useWrite(dropCrmFile, CRM_CHANGED)
  const nameOf = (field: string) => t(`gather:crm.field.${field as 'name'}`)
  const unused = columns.filter(({ name }) => !Object.values(mapping).includes(name))
  return (
    <li>
      <div className="Crm-file">
        <span>
          <b>{file.file}</b> <span className="dim">{t('gather:crm.read', { count: lines })}</span>
        </span>
        <Select
          aria-label={t('gather:crm.holds', { file: file.file })}
          placeholder={t('gather:crm.whatIsIt')}
          data={CRM_KINDS.map((value) => ({ value, label: t(`gather:crm.kind.${value}`) }))}
          value={kind}
          onChange={(value) =>
            value && change.mutate({ crmImportId, fileNo, kind: value as CrmKind })
          }
        />
        <Act
          size="compact-sm"
          aria-label={t('gather:crm.leaveOutOf', { file: file.file })}
          onClick={() => drop.mutate({ crmImportId, fileNo })}
        >
          {t('gather:crm.leaveOut')}
        </Act>
      </div>
      {lacking.length > 0 && (
        <Chip tone="bad">{t('gather:sheet.lacking', { fields: lacking.map(nameOf) })}</Chip>
      )}
      {kind && (
        <details className="Crm-columns" open={lacking.length > 0}>
          <summary>
            {t('gather:sheet.columns')}
            {unused.length > 0 && ` · ${t('gather:crm.unused', { count: unused.length })}`}
          </summary>
          <SheetColumns
            kind={{ fields: [...CRM_FIELDS[kind]] }}
            check={{
              columns: columns.map(({ name, example }) => ({ name, examples: [example] })),
              mapping,
            }}
            nameOf={nameOf}
            change={(next) => change.mutate({ crmImportId, fileNo, kind, mapping: next })}
          />
        </details>
      )}
    </li>
  )
}
