/**
 * What each program calls the columns of its exports, in Spanish and English, and what stands in them: a header
 * and the name of what it tells (`crmVendorWorld.testing.ts`). Facts of their documentation and of files that people
 * have published; no file of theirs is copied.
 */
import type { CrmKind } from '../kernel/crm.ts'

export type Columns = Partial<Record<CrmKind | 'calls' | 'meetings' | 'tasks', string>>

const SALESFORCE_EN: Columns = {
  company:
    'Account ID=id, Account Name=name, Account Owner=owner, Billing Street=street, Billing City=town, Billing State/Province=region, Billing Zip/Postal Code=postcode, Billing Country=country, Phone=phone, Website=web, Industry=industry, Employees=employees, Annual Revenue=revenue, Parent Account=parent, Account Number=code, Created Date=createdDay, Account Description=text, Last Activity=day',
  contact:
    'Contact ID=id, Salutation=empty, First Name=first, Last Name=last, Title=title, Department=area, Email=mail, Phone=phone, Mobile=mobile, Account Name=company, Account ID=companyId, Contact Owner=owner, Created Date=createdDay, Mailing City=town',
  deal: 'Opportunity ID=id, Opportunity Name=name, Account Name=company, Account ID=companyId, Stage=stage, Amount=amount, Amount Currency=currency, Probability (%)=percent, Close Date=closesDay, Created Date=createdDay, Opportunity Owner=owner, Won=won, Closed=closed, Loss Reason=reason',
  ticket:
    'Case ID=id, Case Number=number, Subject=name, Status=state, Priority=priority, Case Origin=source, Date/Time Opened=createdAt, Date/Time Closed=closedAt, Account Name=company, Contact Name=contact, Case Owner=owner, Description=text',
  activity:
    'Activity ID=id, Subject=name, Date=day, Priority=empty, Status=state, Assigned=owner, Type=kind, Company / Account=company, Contact=contact, Full Comments=text, Call Result=outcome',
}
const SALESFORCE_ES: Columns = {
  company:
    'Id. de cuenta=id, Nombre de la cuenta=name, Propietario de la cuenta=owner, Calle de facturación=street, Ciudad de facturación=town, Estado o provincia de facturación=region, Código postal de facturación=postcode, País de facturación=country, Teléfono=phone, Sitio web=web, Sector=industry, Empleados=employees, Ingresos anuales=revenue, Cuenta principal=parent, Número de cuenta=code, Fecha de creación=createdDay, Descripción de cuenta=text, Última actividad=day',
  contact:
    'Id. del contacto=id, Tratamiento=empty, Nombre=first, Apellidos=last, Cargo=title, Departamento=area, Correo electrónico=mail, Teléfono=phone, Móvil=mobile, Nombre de la cuenta=company, Id. de cuenta=companyId, Propietario del contacto=owner, Fecha de creación=createdDay',
  deal: 'Id. de oportunidad=id, Nombre de la oportunidad=name, Nombre de la cuenta=company, Etapa=stage, Importe=amount, Divisa de Importe=currency, Probabilidad (%)=percent, Fecha de cierre=closesDay, Fecha de creación=createdDay, Propietario de oportunidad=owner, Ganada=won, Cerrada=closed, Motivo de la pérdida=reason',
  ticket:
    'Id. del caso=id, Número del caso=number, Asunto=name, Estado=state, Prioridad=priority, Origen del caso=source, Fecha/Hora de apertura=createdAt, Fecha/Hora de cierre=closedAt, Nombre de la cuenta=company, Nombre del contacto=contact, Propietario del caso=owner, Descripción=text',
  activity:
    'Id. de actividad=id, Asunto=name, Fecha=day, Estado=state, Asignado=owner, Tipo=kind, Compañía/Cuenta=company, Contacto=contact, Comentarios completos=text, Resultado de la llamada=outcome',
}
/** As Data Loader and the weekly export write them. */
const SALESFORCE_API: Columns = {
  company:
    'Id=id, IsDeleted=no, Name=name, Type=empty, ParentId=parentId, BillingStreet=street, BillingCity=town, BillingState=region, BillingPostalCode=postcode, BillingCountry=country, Phone=phone, AccountNumber=code, Website=web, Industry=industry, AnnualRevenue=revenue, NumberOfEmployees=employees, Description=text, OwnerId=ownerId, CreatedDate=createdAt, CreatedById=ownerId, LastModifiedDate=createdAt',
  contact:
    'Id=id, AccountId=companyId, LastName=last, FirstName=first, Salutation=empty, Name=full, MailingCity=town, Phone=phone, MobilePhone=mobile, Email=mail, Title=title, Department=area, OwnerId=ownerId, CreatedDate=createdAt',
  deal: 'Id=id, AccountId=companyId, ContactId=contactId, Name=name, Description=text, StageName=stage, Amount=amount, Probability=percent, CloseDate=closesDay, Type=empty, IsClosed=closed, IsWon=won, CurrencyIsoCode=currency, OwnerId=ownerId, CreatedDate=createdAt, Loss_Reason__c=reason',
  ticket:
    'Id=id, CaseNumber=number, ContactId=contactId, AccountId=companyId, SuppliedEmail=empty, Status=state, Origin=source, Subject=name, Priority=priority, Description=text, ClosedDate=closedAt, OwnerId=ownerId, CreatedDate=createdAt',
  activity:
    'Id=id, WhoId=contactId, WhatId=whatId, Subject=name, ActivityDate=day, Status=state, OwnerId=ownerId, Description=text, TaskSubtype=kind, CallDisposition=outcome, CreatedDate=createdAt',
}
const HUBSPOT_EN: Columns = {
  company:
    'Record ID=id, Company name=name, Company owner=owner, Create Date=createdAt, Phone Number=phone, Last Activity Date=createdAt, City=town, Country/Region=country, Industry=industry, Company Domain Name=domain, Website URL=web, Street Address=street, State/Region=region, Postal Code=postcode, Number of Employees=employees, Annual Revenue=revenue, Parent Company=parent, Description=text, Associated Contact=empty',
  contact:
    'Record ID=id, First Name=first, Last Name=last, Email=mail, Phone Number=phone, Mobile Phone Number=mobile, Contact owner=owner, Lifecycle Stage=empty, Lead Status=empty, Job Title=title, Create Date=createdAt, Associated Company IDs=companyId, Associated Company=company, Marketing contact status=empty',
  deal: 'Record ID=id, Deal Name=name, Deal Stage=stage, Close Date=closesAt, Deal owner=owner, Amount=amount, Amount in company currency=amount, Currency=currency, Pipeline=pipeline, Is Closed Won=won, Is Deal Closed?=closed, Closed Lost Reason=reason, Create Date=createdAt, Associated Company IDs=companyId, Associated Company=company, Associated Contact IDs=contactId, Associated Contact=contact',
  ticket:
    'Ticket ID=id, Ticket name=name, Pipeline=pipeline, Ticket status=state, Create date=createdAt, Close date=closedAt, Priority=priority, Ticket owner=owner, Source=source, Ticket description=text, Associated Company IDs=companyId, Associated Contact IDs=contactId',
  calls:
    'Record ID=id, Call Title=name, Call notes=text, Call outcome=outcome, Activity date=at, Activity assigned to=owner, Call direction=empty, Associated Contact IDs=contactId, Associated Company IDs=companyId',
  meetings:
    'Record ID=id, Meeting name=name, Meeting description=text, Meeting start time=at, Meeting end time=at, Meeting outcome=outcome, Activity assigned to=owner, Associated Contact IDs=contactId, Associated Company IDs=companyId',
  tasks:
    'Record ID=id, Task Title=name, Task Notes=text, Due date=at, Task Status=state, Assigned to=owner, Task Type=empty, Associated Contact IDs=contactId, Associated Company IDs=companyId',
}
const HUBSPOT_ES: Columns = {
  company:
    'ID de registro=id, Nombre de la empresa=name, Propietario de la empresa=owner, Fecha de creación=createdAt, Número de teléfono=phone, Fecha de última actividad=createdAt, Ciudad=town, País/región=country, Sector=industry, Nombre de dominio de la empresa=domain, URL del sitio web=web, Dirección=street, Estado/región=region, Código postal=postcode, Número de empleados=employees, Ingresos anuales=revenue, Empresa matriz=parent, Descripción=text',
  contact:
    'ID de registro=id, Nombre=first, Apellidos=last, Correo=mail, Número de teléfono=phone, Número de teléfono móvil=mobile, Propietario del contacto=owner, Etapa del ciclo de vida=empty, Cargo=title, Fecha de creación=createdAt, IDs de empresas asociadas=companyId, Empresa asociada=company',
  deal: 'ID de registro=id, Nombre del negocio=name, Etapa del negocio=stage, Fecha de cierre=closesAt, Propietario del negocio=owner, Importe=amount, Divisa=currency, Pipeline=pipeline, Motivo de cierre perdido=reason, Fecha de creación=createdAt, IDs de empresas asociadas=companyId, Empresa asociada=company, IDs de contactos asociados=contactId, Contacto asociado=contact',
  ticket:
    'ID de ticket=id, Nombre del ticket=name, Pipeline=pipeline, Estado del ticket=state, Fecha de creación=createdAt, Fecha de cierre=closedAt, Prioridad=priority, Propietario del ticket=owner, Fuente=source, Descripción del ticket=text, IDs de empresas asociadas=companyId, IDs de contactos asociados=contactId',
  calls:
    'ID de registro=id, Título de la llamada=name, Notas de la llamada=text, Resultado de la llamada=outcome, Fecha de la actividad=at, Actividad asignada a=owner, IDs de contactos asociados=contactId, IDs de empresas asociadas=companyId',
  meetings:
    'ID de registro=id, Nombre de la reunión=name, Descripción de la reunión=text, Hora de inicio de la reunión=at, Resultado de la reunión=outcome, Actividad asignada a=owner, IDs de contactos asociados=contactId, IDs de empresas asociadas=companyId',
  tasks:
    'ID de registro=id, Título de la tarea=name, Notas de la tarea=text, Fecha de vencimiento=at, Estado de la tarea=state, Asignado a=owner, IDs de contactos asociados=contactId, IDs de empresas asociadas=companyId',
}
const ZOHO_EN: Columns = {
  company:
    'Record Id=id, Account Owner.id=ownerId, Account Owner=owner, Account Name=name, Phone=phone, Website=web, Parent Account.id=parentId, Parent Account=parent, Account Number=code, Industry=industry, Annual Revenue=revenue, Employees=employees, Created By.id=ownerId, Created By=owner, Created Time=createdAt, Modified Time=createdAt, Billing Street=street, Billing City=town, Billing State=region, Billing Code=postcode, Billing Country=country, Shipping City=empty, Description=text, Tag=empty',
  contact:
    'Record Id=id, Contact Owner.id=ownerId, Contact Owner=owner, First Name=first, Last Name=last, Account Name.id=companyId, Account Name=company, Email=mail, Title=title, Department=area, Phone=phone, Mobile=mobile, Created Time=createdAt, Mailing City=town, Description=text, Secondary Email=empty',
  deal: 'Record Id=id, Deal Owner.id=ownerId, Deal Owner=owner, Amount=amount, Deal Name=name, Closing Date=closesDay, Account Name.id=companyId, Account Name=company, Stage=stage, Probability (%)=percent, Contact Name.id=contactId, Contact Name=contact, Currency=currency, Reason For Loss=reason, Created Time=createdAt, Description=text, Pipeline=pipeline',
  ticket:
    'Record Id=id, Case Owner=owner, Case Number=number, Subject=name, Status=state, Priority=priority, Case Origin=source, Account Name.id=companyId, Account Name=company, Related To.id=contactId, Related To=contact, Created Time=createdAt, Closed Time=closedAt, Description=text, Solution=outcome',
  calls:
    'Record Id=id, Call Owner=owner, Subject=name, Call Type=empty, Call Start Time=at, Call Duration=empty, Contact Name.id=contactId, Contact Name=contact, Call Result=outcome, Description=text',
  meetings:
    'Record Id=id, Host=owner, Title=name, From=at, To=at, Location=empty, Contact Name.id=contactId, Contact Name=contact, Related To.id=companyId, Related To=company, Description=text',
  tasks:
    'Record Id=id, Task Owner=owner, Subject=name, Due Date=day, Contact Name.id=contactId, Contact Name=contact, Related To.id=companyId, Related To=company, Status=state, Priority=empty, Description=text',
}
const ZOHO_ES: Columns = {
  company:
    'ID de registro=id, Propietario de Cuenta.id=ownerId, Propietario de Cuenta=owner, Nombre de Cuenta=name, Teléfono=phone, Sitio web=web, Cuenta principal.id=parentId, Cuenta principal=parent, Número de cuenta=code, Sector=industry, Ingresos anuales=revenue, Empleados=employees, Hora de creación=createdAt, Calle de facturación=street, Ciudad de facturación=town, Estado de facturación=region, Código de facturación=postcode, País de facturación=country, Descripción=text',
  contact:
    'ID de registro=id, Propietario de Contacto=owner, Nombre=first, Apellidos=last, Nombre de Cuenta.id=companyId, Nombre de Cuenta=company, Correo electrónico=mail, Título=title, Departamento=area, Teléfono=phone, Móvil=mobile, Hora de creación=createdAt, Descripción=text',
  deal: 'ID de registro=id, Propietario de Trato=owner, Importe=amount, Nombre de Trato=name, Fecha de cierre=closesDay, Nombre de Cuenta.id=companyId, Nombre de Cuenta=company, Fase=stage, Nombre de Contacto.id=contactId, Nombre de Contacto=contact, Moneda=currency, Motivo de la pérdida=reason, Hora de creación=createdAt, Descripción=text, Canal=pipeline',
  ticket:
    'ID de registro=id, Propietario de Caso=owner, Número de caso=number, Asunto=name, Estado=state, Prioridad=priority, Origen del caso=source, Nombre de Cuenta.id=companyId, Nombre de Cuenta=company, Relacionado con.id=contactId, Relacionado con=contact, Hora de creación=createdAt, Hora de cierre=closedAt, Descripción=text, Solución=outcome',
  calls:
    'ID de registro=id, Propietario de Llamada=owner, Asunto=name, Tipo de llamada=empty, Hora de inicio de la llamada=at, Nombre de Contacto.id=contactId, Nombre de Contacto=contact, Resultado de la llamada=outcome, Descripción=text',
  meetings:
    'ID de registro=id, Anfitrión=owner, Título=name, De=at, A=at, Nombre de Contacto.id=contactId, Nombre de Contacto=contact, Relacionado con.id=companyId, Relacionado con=company, Descripción=text',
}
const PIPEDRIVE_EN: Columns = {
  company:
    'Organization - ID=id, Organization - Name=name, Organization - Owner=owner, Organization - Address=street, Organization - City/town/village/locality of Address=town, Organization - ZIP/Postal code of Address=postcode, Organization - Country of Address=country, Organization - Won deals=number, Organization - Organization created=createdAt',
  contact:
    'Person - ID=id, Person - Name=full, Person - First name=first, Person - Last name=last, Person - Organization=company, Person - Email - Work=mail, Person - Email - Home=empty, Person - Phone - Work=phone, Person - Phone - Mobile=mobile, Person - Owner=owner, Person - Job title=title, Person - Person created=createdAt',
  deal: 'Deal - ID=id, Deal - Title=name, Deal - Value=amount, Deal - Currency=currency, Deal - Organization=company, Deal - Contact person=contact, Deal - Stage=stage, Deal - Pipeline=pipeline, Deal - Status=state, Deal - Deal created=createdAt, Deal - Expected close date=closesDay, Deal - Lost reason=reason, Deal - Owner=owner, Deal - Probability=percent',
  activity:
    'Activity - ID=id, Activity - Type=kind, Activity - Subject=name, Activity - Due date=day, Activity - Due time=time, Activity - Done=done, Activity - Note=text, Activity - Assigned to user=owner, Activity - Organization=company, Activity - Contact person=contact',
}
const PIPEDRIVE_ES: Columns = {
  company:
    'Organización - ID=id, Organización - Nombre=name, Organización - Propietario=owner, Organización - Dirección=street, Organización - Ciudad/población/localidad de Dirección=town, Organización - Código postal de Dirección=postcode, Organización - País de Dirección=country, Organización - Organización creada el=createdAt',
  contact:
    'Persona - ID=id, Persona - Nombre=full, Persona - Organización=company, Persona - Correo electrónico - Trabajo=mail, Persona - Teléfono - Trabajo=phone, Persona - Teléfono - Móvil=mobile, Persona - Propietario=owner, Persona - Cargo=title, Persona - Persona creada el=createdAt',
  deal: 'Negocio - ID=id, Negocio - Título=name, Negocio - Valor=amount, Negocio - Moneda=currency, Negocio - Organización=company, Negocio - Persona de contacto=contact, Negocio - Etapa=stage, Negocio - Embudo=pipeline, Negocio - Estado=state, Negocio - Negocio creado el=createdAt, Negocio - Fecha prevista de cierre=closesDay, Negocio - Motivo de la pérdida=reason, Negocio - Propietario=owner',
  activity:
    'Actividad - ID=id, Actividad - Tipo=kind, Actividad - Asunto=name, Actividad - Fecha de vencimiento=day, Actividad - Hora de vencimiento=time, Actividad - Completada=done, Actividad - Nota=text, Actividad - Asignada al usuario=owner, Actividad - Organización=company, Actividad - Persona de contacto=contact',
}

export const COLUMNS = {
  'salesforce en': SALESFORCE_EN,
  'salesforce es': SALESFORCE_ES,
  'salesforce api': SALESFORCE_API,
  'hubspot en': HUBSPOT_EN,
  'hubspot es': HUBSPOT_ES,
  'zoho en': ZOHO_EN,
  'zoho es': ZOHO_ES,
  'pipedrive en': PIPEDRIVE_EN,
  'pipedrive es': PIPEDRIVE_ES,
} as const
export type Vendor = keyof typeof COLUMNS
