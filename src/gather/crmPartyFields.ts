/** What the columns of companies and contacts can be, and what Salesforce, HubSpot, Zoho and Pipedrive call them. */
import { field, type SheetField } from '../kernel/sheet.ts'
import { CREATED, links, NOTE, OWNER } from './crmLinkFields.ts'

export const COMPANY: SheetField[] = [
  field(
    'externalId',
    'text',
    'company id, account id, organization id, record id, id, id de registro, id de la empresa, id de empresa, id de la cuenta, id de cuenta, id de organizacion, organizacion id, pipedrive system id, id de sistema de pipedrive, hs object id, object id',
  ),
  field(
    'name',
    'text',
    'company name, account name, organization name, name, nombre de la empresa, nombre de empresa, nombre de la cuenta, nombre de cuenta, organizacion nombre, nombre de la organizacion, nombre, razon social, empresa, company, account, cuenta, cliente, client, customer',
    { needed: true },
  ),
  field(
    'code',
    'text',
    'codigo cliente, codigo de cliente, cod cliente, account number, numero de cuenta, client code, customer code, codigo, code',
  ),
  field(
    'taxId',
    'text',
    'nif, cif, nif cif, cif nif, tax id, vat, vat number, vat id, rfc, nit, nipc, tax number, fiscal id, numero de identificacion fiscal, identificacion fiscal, organization vat, organizacion nif, id fiscal, ein',
  ),
  field(
    'domain',
    'text',
    'company domain name, company domain, domain, domain name, dominio, nombre de dominio de la empresa, nombre del dominio de la empresa, dominio de la empresa, hs domain',
  ),
  field(
    'web',
    'text',
    'website, website url, web, sitio web, pagina web, url del sitio web, url, organization website, organizacion sitio web',
  ),
  field(
    'mail',
    'text',
    'email, e mail, correo, correo electronico, organization email, email address',
  ),
  field(
    'phone',
    'text',
    'phone number, phone, main phone, telefono, numero de telefono, account phone, organization phone, organizacion telefono',
  ),
  field(
    'street',
    'text',
    'street address, billing street, street, address, direccion, calle, calle de facturacion, direccion de facturacion, organization address, organizacion direccion, billing address, mailing street',
  ),
  field(
    'town',
    'text',
    'city, billing city, town, ciudad, ciudad de facturacion, poblacion, localidad, municipio, organization city, organizacion ciudad, city town village locality of address, ciudad poblacion localidad de direccion, ciudad de direccion',
  ),
  field(
    'region',
    'text',
    'state region, state, billing state, billing state province, province, region, estado region, provincia, estado o provincia de facturacion, provincia de facturacion, estado de facturacion, comunidad autonoma',
  ),
  field(
    'postcode',
    'text',
    'postal code, billing zip postal code, billing postal code, billing code, zip, zip code, zip postal code, codigo postal, cp, codigo postal de facturacion, codigo de facturacion, zip postal code of address, codigo postal de direccion',
  ),
  field(
    'country',
    'text',
    'country, country region, billing country, pais, pais region, pais de facturacion, organization country, country of address, pais de direccion',
  ),
  field('industry', 'text', 'industry, sector, industria, actividad, ramo'),
  field(
    'employees',
    'text',
    'number of employees, employees, no employees, employee count, numero de empleados, empleados, n de empleados, n empleados, plantilla, numberofemployees',
  ),
  field(
    'revenue',
    'text',
    'annual revenue, revenue, ingresos anuales, facturacion anual, facturacion, annualrevenue',
  ),
  field(
    'group',
    'text',
    'parent company, parent account, parent account name, ultimate parent, empresa matriz, cuenta principal, cuenta matriz, grupo, group, matriz',
  ),
  field(
    'groupId',
    'text',
    'parent id, parent account id, parent company id, id de cuenta principal, id de la cuenta principal, cuenta principal id, cuenta matriz id, empresa matriz id, id de empresa matriz, id de la empresa matriz',
  ),
  field(
    'owner',
    'text',
    `company owner, account owner, organization owner, propietario de la empresa, propietario de la cuenta, propietario de cuenta, organizacion propietario, ${OWNER}`,
  ),
  field(
    'createdOn',
    'day',
    `company created, organization created, organizacion creada, organizacion creada el, ${CREATED}`,
  ),
  field('text', 'text', NOTE),
]

export const CONTACT: SheetField[] = [
  field(
    'externalId',
    'text',
    'contact id, person id, record id, id, id de registro, id del contacto, id de contacto, id de persona, persona id, pipedrive system id, id de sistema de pipedrive, hs object id, vid, object id',
  ),
  field(
    'name',
    'text',
    'full name, contact name, person name, name, nombre completo, nombre y apellidos, nombre del contacto, nombre de contacto, persona nombre, contacto, contact, persona, person',
  ),
  field(
    'firstName',
    'text',
    'first name, firstname, given name, nombre, nombre de pila, person first name, persona nombre de pila',
  ),
  field(
    'lastName',
    'text',
    'last name, lastname, surname, apellidos, apellido, family name, person last name, persona apellidos, persona apellido',
  ),
  field(
    'mail',
    'text',
    'email, e mail, email address, email work, correo electronico trabajo, correo, correo electronico, direccion de correo electronico',
  ),
  field(
    'mail2',
    'text',
    'secondary email, other email, correo electronico secundario, email other, email home, correo electronico otro, correo electronico casa, additional email addresses',
  ),
  field(
    'phone',
    'text',
    'phone number, phone, business phone, work phone, telefono, numero de telefono, telefono fijo, phone work, telefono trabajo',
  ),
  field(
    'mobile',
    'text',
    'mobile phone number, mobile phone, mobilephone, phone mobile, mobile, cell phone, movil, telefono movil, celular, numero de movil, numero de telefono movil',
  ),
  field(
    'web',
    'text',
    'linkedin, linkedin url, linkedin profile, perfil de linkedin, website url, website, web, sitio web',
  ),
  field(
    'jobTitle',
    'text',
    'job title, jobtitle, title, position, cargo, puesto, titulo, puesto de trabajo',
  ),
  field('area', 'text', 'department, departamento, area'),
  field('language', 'text', 'preferred language, language, idioma, idioma preferido'),
  ...links('contact'),
  field(
    'owner',
    'text',
    `contact owner, propietario del contacto, propietario de contacto, person owner, persona propietario, ${OWNER}`,
  ),
  field('createdOn', 'day', `person created, persona creada, persona creada el, ${CREATED}`),
  field('text', 'text', NOTE),
]
