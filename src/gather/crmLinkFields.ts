/** What lines of any kind say: who owns them, when they were made, and which company and person they belong to. */
import { field, type SheetField } from '../kernel/sheet.ts'

export const OWNER =
  'owner, propietario, propietario del registro, responsable, comercial, asignado a, assigned to, owner name, owner id, hubspot owner id, record owner'
export const CREATED =
  'create date, created date, created at, created time, creation date, fecha de creacion, creado, hora de creacion, fecha creacion, created on, creado el, add time, createdate, fecha de alta'
export const NOTE =
  'description, descripcion, notes, notas, observaciones, comentarios, about us, account description, descripcion de cuenta, descripcion de la cuenta, contact description, descripcion de contacto, descripcion del contacto, content, contenido'

/** How a line names the company and the person that it belongs to. */
export function links(own: 'contact' | 'ticket' | 'other'): SheetField[] {
  // What a case of Zoho is related to is a person, anything else of theirs is related to a company.
  const related = {
    company: own === 'ticket' ? '' : ', related to, relacionado con',
    companyId: own === 'ticket' ? '' : ', related to id, relacionado con id',
    contact: own === 'ticket' ? ', related to, relacionado con' : '',
    contactId: own === 'ticket' ? ', related to id, relacionado con id' : '',
  }
  const company = [
    field(
      'companyId',
      'text',
      `associated company id, associated company ids, company id, account id, id de la cuenta, id de cuenta, id de la empresa, id de empresa, id de empresa asociada, ids de empresas asociadas, ids de empresa asociados, id de empresa principal, organization id, id de organizacion, id de la organizacion, organizacion id, account name id, nombre de cuenta id, account name lookup, what id, primary associated company id, associatedcompanyid${related.companyId}`,
    ),
    field(
      'companyDomain',
      'text',
      'associated company domain, company domain name, company domain, dominio de la empresa, dominio de la empresa asociada, dominio empresa, account domain',
    ),
    field(
      'companyCode',
      'text',
      'codigo cliente, codigo de cliente, cod cliente, client code, customer code, account code, codigo cuenta',
    ),
    field(
      'companyName',
      'text',
      `associated company, company name, account name, company, account, empresa, nombre de la empresa, nombre de empresa, empresa asociada, nombre de la cuenta, nombre de cuenta, cuenta, cliente, organization, organizacion, organization name, organizacion nombre, nombre de la organizacion, primary associated company, primary company, company account, compania cuenta, compania, related account, customer, client${related.company}`,
    ),
  ]
  if (own === 'contact') return company
  return [
    ...company,
    field(
      'contactId',
      'text',
      `associated contact id, associated contact ids, contact id, id del contacto, id de contacto, id del contacto asociado, ids de contactos asociados, ids de contacto asociados, person id, id de persona, id de la persona, contact name id, nombre de contacto id, contact name lookup, who id, name id${related.contactId}`,
    ),
    field(
      'contactMail',
      'text',
      'associated contact email, contact email, contact emails, correo del contacto, correo del contacto asociado, email del contacto, correo electronico del contacto, person email, person email work, email, correo, correo electronico, web email',
    ),
    field(
      'contactName',
      'text',
      `associated contact, contact name, contact, contacto, nombre del contacto, nombre de contacto, contacto asociado, primary contact, contact person, contact full name, persona de contacto, person name, person, persona${related.contact}`,
    ),
  ]
}
