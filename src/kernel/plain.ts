/** A header or a name as plain words: `SalesOrderNumber`, `Nº Factura` and `country_region` lose case, accents and marks. */
export function plainWords(text: string): string {
  return text
    .replace(/\bIDs\b/g, 'Ids')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[ºª°]/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
}
