/** Which kind of thing a file of a CRM holds, which columns are what, and which program wrote it: told by its headers. */
import type { SheetField } from '../kernel/sheet.ts'
import { CRM_KINDS, type CrmKind, type CrmSystem } from '../kernel/crm.ts'
import { CRM_FIELDS } from './crmFields.ts'
import { plainWords } from '../kernel/plain.ts'
import type { Column } from './mapping.ts'
import type { SheetMapping } from './sheet.ts'
import { lackingFields } from './sheetCheck.ts'
import { givenOut, likeness } from './sheetColumns.ts'

/** Below this, a column would be taken for a field by a part of its name only. */
const SURE_ENOUGH = 0.6

/** Columns that name a kind by themselves. */
const MARKS: Record<CrmKind, RegExp> = {
  company:
    /^(company (id|owner|domain name)|account (id|owner)|organization (id|name)|organizacion (id|nombre)|(id|nombre|propietario) de (la )?(empresa|cuenta)|number ?of ?employees|annual ?revenue|(numero de )?empleados|ingresos anuales|razon social|billing (city|street)|(ciudad|calle) de facturacion|parent (id|account|company)|cuenta principal|empresa matriz)$/,
  contact:
    /^(contact (id|owner)|first ?name|last ?name|apellidos?|person (id|name|email( work)?)|persona (id|nombre|correo electronico( trabajo)?)|job ?title|cargo|puesto|mobile ?phone( number)?|salutation|tratamiento|(id|propietario) del? contacto)$/,
  deal: /^(deal ?(id|name|title|stage|value|owner)|opportunity (id|name|owner)|stage( name)?|close ?date|closing date|is won|probability|probabilidad|etapa( del negocio)?|(nombre|id|propietario) del? (la )?(negocio|oportunidad|trato)|(trato|negocio) (titulo|etapa|valor|id)|reason for loss|(closed lost|loss|lost) reason|motivo de( la)? perdida)$/,
  ticket:
    /^(ticket (id|name|status|priority|description|owner)|case (id|number|origin|owner)|(nombre|id|estado|descripcion|propietario) del? ticket|(id|numero|origen|propietario) del? caso|date time (opened|closed)|fecha hora de (apertura|cierre)|priority|prioridad)$/,
  activity:
    /^(activity (id|type|date|subject|assigned to|due date)|actividad (id|tipo|asunto|asignada a|fecha de vencimiento)|(id|tipo) de (la )?(actividad|llamada|tarea)|fecha de (la )?actividad|call (outcome|title|notes|type|owner|result|start time|direction|duration)|meeting (outcome|name|description|start time|end time)|task (status|subtype|id|title|notes|type|owner)|(titulo|nombre|notas|descripcion|resultado|estado|propietario|hora de inicio) de (la )?(llamada|reunion|tarea)|due date|fecha de vencimiento|start date time|who id|what id|engagement type|full comments|comentarios completos|note body|cuerpo de la nota|host|anfitrion)$/,
}

/** Pipedrive writes of what each column is: `Deal - Title`, `Organización - Nombre`. */
const PREFIXES: Record<CrmKind, RegExp> = {
  company: /^organi[sz]a(tion|ción|cion) - /i,
  contact: /^(person|persona) - /i,
  deal: /^(deal|trato|negocio) - /i,
  ticket: /^(?!)/,
  activity: /^(activity|actividad) - /i,
}
/** A name without its prefix says a little less than a whole one. */
const WITHOUT_PREFIX = 0.95

export type CrmGuess = { kind: CrmKind | null; mapping: SheetMapping }

/** Only columns that carry the whole name of a field, or nearly. */
export function suggestCrm(columns: readonly Column[], kind: CrmKind): SheetMapping {
  const likely = (field: SheetField, column: Column) => {
    const score = likeness(field, column)
    if (!PREFIXES[kind].test(column.name)) return score
    const name = column.name.replace(PREFIXES[kind], '')
    return Math.max(score, WITHOUT_PREFIX * likeness(field, { ...column, name }))
  }
  return givenOut(columns, CRM_FIELDS[kind], (field, column) => {
    const score = likely(field, column)
    return score >= SURE_ENOUGH ? score : 0
  })
}

/** The kind whose own columns are there, and that explains most of the others. */
export function guessKind(columns: readonly Column[]): CrmGuess {
  const headers = columns.map(({ name }) => plainWords(name))
  const scored = CRM_KINDS.map((kind) => {
    const mapping = suggestCrm(columns, kind)
    const marks = headers.filter((header) => MARKS[kind].test(header)).length
    const explained = Object.keys(mapping).length / Math.max(1, columns.length)
    const isWhole = lacking(kind, mapping).length === 0
    return { kind, mapping, score: isWhole ? marks / 2 + explained : 0 }
  }).toSorted((a, b) => b.score - a.score)
  const [best] = scored
  return best && best.score >= 0.3 ? best : { kind: null, mapping: {} }
}

/** Needed fields without a column; of a person, either half of the name will do. */
export function lacking(kind: CrmKind, mapping: SheetMapping): string[] {
  if (kind === 'contact') {
    const isNamed =
      mapping['name'] || mapping['firstName'] || mapping['lastName'] || mapping['mail']
    return isNamed ? [] : ['name']
  }
  if (kind === 'activity' && !mapping['subject'] && !mapping['kind'] && !mapping['text']) {
    return ['subject', ...lackingFields(CRM_FIELDS[kind], mapping)]
  }
  return lackingFields(CRM_FIELDS[kind], mapping)
}

// In order: what only one of them writes comes first.
const SYSTEMS: [CrmSystem, RegExp, RegExp][] = [
  [
    'pipedrive',
    /^(organi[sz]ation|person|deal|activity|organizaci[oó]n|persona|trato|negocio|actividad) - /i,
    /^$/,
  ],
  ['zoho', /^(record id|account name\.id|.*\.id)$/i, /^zcrm_/],
  [
    'salesforce',
    /^(account id|opportunity id|case number|stagename|accountid|whoid|whatid|opportunity name|opportunity owner|account owner|case owner|id\. (de|del) (la )?(cuenta|contacto|caso|oportunidad|actividad)|nombre de la oportunidad)$/i,
    /^(001|003|006|500|00T|00U)[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/,
  ],
  ['zoho', /^(potential name|deal name|closing date|nombre del trato|fase)$/i, /^\d{18,19}$/],
  [
    'hubspot',
    /^(company domain name|lifecycle stage|deal stage|ticket status|record id|associated company( domain| id)?|id de registro|etapa del ciclo de vida|etapa del negocio|estado del ticket|associated (company|contact) ids|ids de (empresas|contactos) asociad[oa]s|associated contact email|call outcome|hs_.*)$/i,
    /^$/,
  ],
]

/** The program whose marks stand in the headers, or in the ids of the first rows; `other` for any other file. */
export function guessSystem(files: readonly (readonly Column[])[]): CrmSystem {
  const columns = files.flat()
  const counted = SYSTEMS.map(([system, header, id]) => ({
    system,
    marks: columns.filter(
      ({ name, examples }) =>
        header.test(name.trim()) ||
        examples.slice(0, 20).some((text) => id.test(text.trim() || '-')),
    ).length,
  }))
  const zohoIds = columns.some(({ examples }) => examples.some((text) => text.startsWith('zcrm_')))
  if (zohoIds) return 'zoho'
  const best = counted.toSorted((a, b) => b.marks - a.marks)[0]!
  return best.marks > 0 ? best.system : 'other'
}
