/** What a column of a ledger can be, and the names that Spanish and English programs give it. */
import { z } from 'zod'

// words: gather:field.*
export const Field = z.enum([
  'clientCode',
  'clientName',
  'day',
  'amount',
  'invoice',
  'invoiceLine',
  'productCode',
  'productName',
  'family',
  'quantity',
  'cost',
  'margin',
  'currency',
  'country',
  'zone',
  'division',
  'salesperson',
  'parentGroup',
])
export type Field = z.infer<typeof Field>

export const FIELDS = Field.options

/** What the cells of a field must look like; `text` takes anything. */
export const CONTENT: Record<Field, 'text' | 'day' | 'number' | 'currency'> = {
  clientCode: 'text',
  clientName: 'text',
  day: 'day',
  amount: 'number',
  invoice: 'text',
  invoiceLine: 'text',
  productCode: 'text',
  productName: 'text',
  family: 'text',
  quantity: 'number',
  cost: 'number',
  margin: 'number',
  currency: 'currency',
  country: 'text',
  zone: 'text',
  division: 'text',
  salesperson: 'text',
  parentGroup: 'text',
}

/**
 * The surest name first; plain words, without accents. A name matches whole, or as part of a
 * longer header («importe neto sin iva») with less weight.
 */
export const SYNONYMS: Record<Field, string[]> = {
  clientCode: list(
    'codigo cliente, cod cliente, codcliente, codigo de cliente, cliente codigo, id cliente, cliente id, n cliente, num cliente, numero cliente, numero de cliente, no cliente, nif, cif, nif cif, cif nif, rfc, nit, ruc, customer code, customer id, customer key, customer number, customer no, customerid, client code, client id, client number, client no, account code, account number, account no, account id, cust no, cust id, cust code, reseller key, sold to, sold to party, bill to customer no, vat number, debtor no, deudor, cuenta cliente, clave cliente, clave de cliente',
  ),
  clientName: list(
    'razon social, nombre cliente, nombre de cliente, nombre del cliente, nombre fiscal, nombre comercial, cliente nombre, denominacion social, cliente, clientes, customer name, client name, account name, company name, company, customer, client, account, reseller name, reseller, buyer, comprador, empresa, nombre, sold to name, bill to name',
  ),
  day: list(
    'fecha, fecha factura, fecha de factura, fecha de la factura, fecha documento, fecha doc, fecha emision, fecha de emision, fecha venta, fecha de venta, fecha pedido, fecha contable, fecha fra, f factura, fec factura, dia, day, date, invoice date, order date, document date, posting date, sale date, sales date, transaction date, billing date, doc date, invoicedate, orderdate, fecha albaran',
  ),
  amount: list(
    'importe, importe neto, importe linea, importe de linea, importe total, total linea, base imponible, base, subtotal, neto, importe sin iva, importe eur, importe venta, ventas, venta, venta neta, ventas netas, facturacion, facturado, ingreso, ingresos, monto, monto neto, valor, valor neto, valor venta, total, amount, net amount, line amount, line total, sales amount, sales, net sales, revenue, net revenue, extended price, extended amount, total price, turnover, value, net value, total amount, invoice amount, importe factura, dollars',
  ),
  invoice: list(
    'factura, n factura, no factura, num factura, numero factura, numero de factura, nro factura, fra, n fra, num fra, documento, n documento, num documento, numero documento, pedido, n pedido, num pedido, numero pedido, numero de pedido, albaran, n albaran, folio, invoice, invoice number, invoice no, invoice id, order number, order no, order id, sales order number, document number, document no, doc number, sales order, billing document, order, transaction id, receipt',
  ),
  invoiceLine: list(
    'linea, n linea, num linea, numero linea, numero de linea, linea factura, linea de factura, posicion, pos, partida, renglon, line, line number, line no, invoice line, order line, sales order line number, line item, item number, position',
  ),
  productCode: list(
    'codigo articulo, cod articulo, codarticulo, codigo producto, cod producto, codigo de producto, id producto, id articulo, referencia, ref, sku, product code, product id, product key, product number, item code, item no, item id, part number, material number, article number, clave producto, ean',
  ),
  productName: list(
    'producto, articulo, descripcion, descripcion articulo, descripcion producto, nombre producto, nombre articulo, concepto, product, product name, item, item name, item description, product description, description, material, article',
  ),
  family: list(
    'familia, familia producto, categoria, categoria producto, grupo articulo, grupo de articulos, gama, linea de producto, linea producto, tipo producto, seccion, family, product family, category, product category, product line, product group, item group, material group, segment, subfamily, product category name, english product category name',
  ),
  quantity: list(
    'cantidad, cant, uds, ud, unidades, unid, cantidad facturada, qty, quantity, units, order quantity, quantity sold, invoiced quantity, pieces, piezas, cds',
  ),
  cost: list(
    'coste, costo, coste total, costo total, coste linea, coste de venta, coste de ventas, costo de venta, costo de ventas, coste mercancia, importe coste, total coste, cost, total cost, total product cost, cost amount, cogs, cost of goods, cost of goods sold, cost of sales, line cost, extended cost',
  ),
  margin: list(
    'margen, margen bruto, importe margen, beneficio, beneficio bruto, contribucion, utilidad, utilidad bruta, ganancia, margin, gross margin, margin amount, gross profit, profit, contribution',
  ),
  currency: list(
    'divisa, moneda, cod divisa, codigo divisa, codigo moneda, moneda factura, currency, currency code, curr, ccy, document currency, transaction currency, invoice currency',
  ),
  country: list(
    'pais, pais cliente, nombre pais, cod pais, codigo pais, country, country region, country code, country name, customer country, ship to country, bill to country, nacion',
  ),
  zone: list(
    'zona, zona comercial, region, provincia, territorio, area, comunidad autonoma, estado, delegacion comercial, zone, territory, sales territory, sales territory key, sales region, state, province, state province name, state province, county, area comercial',
  ),
  division: list(
    'division, unidad de negocio, unidad negocio, linea de negocio, sociedad, centro, delegacion, sucursal, departamento, business unit, business line, branch, department, site, plant, sales organization, sales org, canal, channel',
  ),
  salesperson: list(
    'comercial, vendedor, agente, representante, ejecutivo, ejecutivo de cuenta, gestor, gestor de cuenta, responsable, cod comercial, codigo comercial, cod vendedor, agente comercial, asesor, kam, salesperson, sales person, sales rep, salesrep, sales representative, rep, account manager, owner, account owner, seller, employee, employee key, salesman, key account manager',
  ),
  parentGroup: list(
    'grupo, grupo cliente, grupo de clientes, grupo empresarial, matriz, empresa matriz, grupo empresa, cabecera, central de compras, holding, parent, parent group, parent account, parent company, customer group, group, account group, ultimate parent, head office',
  ),
}

function list(names: string): string[] {
  return names.split(', ')
}
